"""A JupyterHub as `make hub` starts it, for all tests in this folder, and people who log in."""

import json
import os
from pathlib import Path

import pytest
from running_hub import Hub, Person

SHOTS = os.environ.get("HUB_SHOTS")  # a folder for screenshots that is kept


@pytest.fixture(scope="session")
def hub():
    """With an instructor, two students, and mallory, who tries what is not allowed."""
    if os.getuid() != 0:
        message = "Not root, so no hub was started: it makes a system user for each person."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    hub = Hub("instructor", "ada", "emmy", "mallory")
    try:
        hub.start()
        for short in ("ada", "emmy", "mallory"):
            show_all_cells(hub, short)
        yield hub
    finally:
        hub.remove()


def show_all_cells(hub, short):
    """JupyterLab puts all cells into the page, not only the visible ones."""
    folder = hub.home(short) / ".jupyter/lab/user-settings/@jupyterlab/notebook-extension"
    setting = json.dumps({"windowingMode": "none"})
    code = "import pathlib, sys; p = pathlib.Path(sys.argv[1]); p.mkdir(parents=True); "
    code += "(p / 'tracker.jupyterlab-settings').write_text(sys.argv[2])"
    assert hub.shell(short, "python", "-c", code, str(folder), setting).returncode == 0


@pytest.fixture(scope="session")
def released(hub):
    """Lesson 1, if no test has released it yet."""
    if not (hub.folder / "exchange/backprop/outbound/01_loss").exists():
        for command in ("generate_assignment", "release_assignment"):
            result = hub.shell("instructor", "nbgrader", command, "01_loss")
            assert result.returncode == 0, result.stderr


@pytest.fixture(scope="session")
def log_in(hub, one_browser, tmp_path_factory):
    """``log_in("ada")``: ada's browser, logged in; the same browser at every call."""
    shots = Path(SHOTS) if SHOTS else tmp_path_factory.mktemp("shots")
    shots.mkdir(exist_ok=True)
    people = {}

    def person(short):
        if short not in people:
            people[short] = Person(hub, one_browser, short, shots)
        return people[short]

    return person

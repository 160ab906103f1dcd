"""Forty students hand in lesson 1 at almost the same time, while the instructor collects."""

import json
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.hub, pytest.mark.thorough]

LESSON = "01_loss"
SCRIPT = Path(__file__).with_name("forty_students.py")


@pytest.fixture(scope="module")
def forty(hub):
    return hub.more_students(f"s{i:02}" for i in range(40))


def test_nothing_is_lost_or_mixed_up_while_the_instructor_collects(hub, released, forty):
    notebook = hub.folder / f"exchange/backprop/outbound/{LESSON}/{LESSON}.ipynb"
    handing_in = subprocess.Popen(
        (hub.folder / "venv/bin/python", SCRIPT, notebook, *map(hub.name, forty)),
        env=hub.environment("s00"),
        stderr=subprocess.PIPE,
        text=True,
    )
    collections = 0
    while handing_in.poll() is None:
        collect(hub)
        collections += 1
    assert handing_in.returncode == 0, handing_in.stderr.read()
    assert collections > 1  # while they handed in
    log = collect(hub)
    for short in forty:
        student = hub.name(short)
        folder = hub.home("instructor") / "course/submitted" / student / LESSON
        assert json.loads((folder / f"{LESSON}.ipynb").read_text())["metadata"]["mark"] == student
        (handed_in,) = (hub.folder / "exchange/backprop/inbound").glob(f"{student}+*")
        assert (folder / "timestamp.txt").read_text() == handed_in.name.split("+")[2]
        assert (folder / "submission_secret.txt").read_text()
    assert "is not collected" not in log


def collect(hub):
    result = hub.shell("instructor", "nbgrader", "collect", "--update", LESSON)
    assert result.returncode == 0, result.stderr
    return result.stderr

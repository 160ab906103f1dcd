"""A real JupyterLab, started as the README says, and a real Chromium looking at it."""

import os
import re
import shutil
import signal
import subprocess
import time
import uuid
from pathlib import Path

import nbformat
import pytest
from in_lab import run_all
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        message = "No Chromium here, so no page was looked at: `apt-get install chromium`."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    page = chromium.new_page(viewport={"width": 1200, "height": 1000})
    yield page
    page.close()


class Lab:
    """A running ``make lab`` on a folder of notebooks."""

    def __init__(self, folder, settings):
        self.folder = folder
        self.log = settings / "lab.log"
        options = f"--no-browser --port=0 --ServerApp.port_retries=0 {self._root()}"
        environment = os.environ | {
            "JUPYTERLAB_SETTINGS_DIR": str(settings),
            "JUPYTERLAB_WORKSPACES_DIR": str(settings / "workspaces"),
        }
        environment.pop("MAKEFLAGS", None)
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                ["make", "lab", f"LAB_ARGS={options}"],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.url, self.front, self.token = self._wait()

    def _root(self):
        return f"--ServerApp.root_dir={self.folder}" if self.folder else ""

    def _wait(self, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            address = r"(http://127\.0\.0\.1:\d+)/lab(\S*)\?token=(\w+)"
            found = re.search(address, self.log.read_text())
            if found:
                return found.groups()
            time.sleep(0.2)
        raise RuntimeError(f"make lab did not start:\n{self.log.read_text()}")

    def open(self, page, path=""):
        page.goto(f"{self.url}/lab{path}?token={self.token}")
        page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
        # Before its kernel is there, JupyterLab takes "Run All Cells" and does nothing.
        page.get_by_text("(ipykernel) | Idle").wait_for(timeout=60_000)

    def stop(self):
        os.killpg(self.process.pid, signal.SIGINT)
        time.sleep(0.3)
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(timeout=20)


@pytest.fixture(scope="session")
def start_lab(tmp_path_factory):
    """``start_lab(folder)``: JupyterLab on it, all cells in the page, seen or not."""
    running = []

    def start(folder=None):
        settings = tmp_path_factory.mktemp("settings")
        plugin = settings / "@jupyterlab" / "notebook-extension"
        plugin.mkdir(parents=True)
        (plugin / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
        running.append(Lab(folder, settings))
        return running[-1]

    yield start
    for lab in running:
        lab.stop()


@pytest.fixture(scope="session")
def solutions_lab(start_lab, tmp_path_factory, chromium):
    """JupyterLab on a copy of solutions/, which the tests may run and save."""
    folder = tmp_path_factory.mktemp("course") / "solutions"
    shutil.copytree(ROOT / "solutions", folder)
    return start_lab(folder)


@pytest.fixture(scope="session")
def lessons_lab(start_lab, chromium):
    """JupyterLab exactly as ``make lab`` opens it."""
    return start_lab()


@pytest.fixture(scope="session")
def scratch_lab(start_lab, tmp_path_factory, chromium):
    """JupyterLab on an empty folder, for notebooks that tests make."""
    return start_lab(tmp_path_factory.mktemp("scratch"))


@pytest.fixture
def run_cells(scratch_lab, page):
    """``run_cells(code, …)``: a new notebook with these cells, opened and run; its path."""

    def run(*cells):
        kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(code) for code in cells],
            metadata={"kernelspec": kernel},
        )
        path = scratch_lab.folder / f"notebook-{uuid.uuid4().hex[:8]}.ipynb"
        nbformat.write(notebook, path)
        scratch_lab.open(page, f"/workspaces/{path.stem}/tree/{path.name}")
        run_all(page)
        return path

    return run

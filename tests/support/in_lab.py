"""JupyterLab as the README starts it, and what a student does in it, for tests."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]

VALIDATE = ".jp-ToolbarButtonComponent-label:text-is('Validate')"
# JupyterLab shows errors and what is written to stderr alike.
ERROR = '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]'


@contextlib.contextmanager
def started_chromium():
    """A browser; where there is none, the tests say so, and fail in CI."""
    if CHROMIUM is None:
        message = "No Chromium here, so no page was looked at: `apt-get install chromium`."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def begin_all(page):
    """Menu Run > Run All Cells, which stops at what is wrong or not answered yet."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()


def run_all(page):
    """Done when the last code cell has its number."""
    begin_all(page)
    page.wait_for_function(
        """() => {
            const cells = [...document.querySelectorAll(".jp-Notebook .jp-CodeCell")];
            const done = (cell) => /\\d/.test(cell.querySelector(".jp-InputPrompt").textContent);
            return cells.length && cells.every(done);
        }""",
        timeout=60_000,
    )


def choose_theme(page, name):
    """Menu Settings > Theme; done when the page has it."""
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.locator(".lm-Menu-itemLabel:text-is('Theme')").click()
    page.locator(f".lm-Menu-itemLabel:text-is('{name}')").click()
    page.locator(f"body[data-jp-theme-name='{name}']").wait_for(state="attached")
    page.wait_for_timeout(300)  # its stylesheet


def new_notebook(path, cells):
    """A notebook of these code cells, for the ordinary kernel."""
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(code) for code in cells],
        metadata={"kernelspec": kernel},
    )
    nbformat.write(notebook, path)


def drag(page, card, to):
    """From the card's middle into the list, as a hand does it."""
    start, end = card.bounding_box(), to.bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=12)
    page.mouse.up()


class Lab:
    """A running ``make lab`` on a folder of notebooks."""

    def __init__(self, folder, settings):
        self.folder = folder
        # All cells are in the page, seen or not.
        plugin = settings / "@jupyterlab" / "notebook-extension"
        plugin.mkdir(parents=True)
        (plugin / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}')
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

    def _wait(self, seconds=300):
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
        self.process.wait(timeout=120)

"""What tests of several folders need: courses in temporary folders, and a browser."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from classroom import Classroom
from hostile_class import HostileClass
from in_lab import started_chromium
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="session")
def one_browser():
    """The browser of the main thread, for the lessons and for the hub: Playwright allows one."""
    with started_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def make_class(tmp_path_factory):
    """``make_class(more_config)``: a new course without submissions."""
    return lambda more_config="": Classroom(tmp_path_factory.mktemp("a class"), more_config)


@pytest.fixture(scope="session")
def chromium():
    """``chromium(look)`` calls it with a page.

    In a thread of its own: Playwright allows one browser in a thread, and the tests of the lessons
    have theirs in the main one.
    """
    program = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if program is None:
        message = "No Chromium here, so no page was looked at: `apt-get install chromium`."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)

    def visit(look):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            look(browser.new_page(viewport={"width": 1300, "height": 900}))
            browser.close()

    with ThreadPoolExecutor(1) as thread:
        yield lambda look: thread.submit(visit, look).result()


@pytest.fixture(scope="session", autouse=True)
def grading_the_hostile_class(request, tmp_path_factory):
    """Begun before the first test, if any needs it: minutes in which the others can run."""
    if not any("hostile_class" in item.fixturenames for item in request.session.items):
        yield
        return
    graded = HostileClass(tmp_path_factory.mktemp)
    yield graded
    graded.end()


@pytest.fixture(scope="session")
def hostile_class(grading_the_hostile_class):
    """The class when both commands are through."""
    return grading_the_hostile_class.finish()

"""What tests of several folders need: courses in temporary folders, commands, and a browser."""

import os
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from classroom import PROGRAMS, Classroom
from hostile_class import HostileClass
from in_lab import started_chromium

from grader.__main__ import main


@pytest.fixture(scope="session")
def one_browser():
    """The browser of the main thread, for the lessons and for the hub: Playwright allows one."""
    with started_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def make_class(tmp_path_factory):
    """``make_class(more_config)``: a new course without submissions."""
    return lambda more_config="": Classroom(tmp_path_factory.mktemp("a class"), more_config)


@pytest.fixture
def grader(monkeypatch, capsys):
    """``grader(course, *words)``: the command in this process, which saves its start."""

    def run(course, *words, folder=None, path=None):
        monkeypatch.chdir(folder or course.root)
        monkeypatch.setenv("PATH", path or f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}")
        capsys.readouterr()
        code = main(words)
        return SimpleNamespace(code=code, **capsys.readouterr()._asdict())

    return run


@pytest.fixture(scope="session")
def chromium():
    """``chromium(look)`` calls it with a page.

    In a thread of its own: Playwright allows one browser in a thread, and the tests of the lessons
    have theirs in the main one.
    """
    with ThreadPoolExecutor(1) as thread:
        starting = started_chromium()
        browser = thread.submit(starting.__enter__).result()

        def visit(look):
            page = browser.new_page(viewport={"width": 1300, "height": 900})
            try:
                look(page)
            finally:
                page.close()

        yield lambda look: thread.submit(visit, look).result()
        thread.submit(starting.__exit__, None, None, None).result()


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

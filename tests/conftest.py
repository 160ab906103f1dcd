"""What tests of several folders need: courses in temporary folders, commands, and a browser."""

import os
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from classroom import PROGRAMS, Classroom
from in_lab import started_chromium
from xdist.scheduler import LoadScopeScheduling

from checks import diagnosing
from grader.__main__ import main

# What takes longest begins first, or one process would wait for it at the end.
LONGEST = ("tests/hostile", "tests/hub", "tests/browser", "tests/grader", "tests/checks")
# Their tests share a fixture that takes long to make: they run in the same process.
SHARED = ("tests/hostile", "tests/hub", "tests/report", "tests/site")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: turn(item.nodeid))


def turn(nodeid):
    """The number of those in LONGEST; all others come later, in their order."""
    return next((i for i, folder in enumerate(LONGEST) if nodeid.startswith(folder)), len(LONGEST))


def pytest_xdist_make_scheduler(config, log):
    return FilesAndFolders(config, log)


class FilesAndFolders(LoadScopeScheduling):
    """Which tests run in the same process, one after the other: those of a file, or of a folder.

    Markers would be simpler, but pytest 9.2 takes no group from pytest-xdist 3.8:
    https://github.com/pytest-dev/pytest-xdist/issues/1386
    """

    def _split_scope(self, nodeid):
        file = nodeid.partition("::")[0]
        return next((folder for folder in SHARED if file.startswith(folder)), file)


def pytest_terminal_summary(terminalreporter):
    """Print what tests recorded: times, and numbers of ways and misconceptions by exercise."""
    recorded = [
        f"{name}: {value}"
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        if report.when == "call"
        for name, value in report.user_properties
    ]
    if recorded:
        terminalreporter.section("recorded")
        terminalreporter.write("\n".join(recorded) + "\n")


@pytest.fixture
def undiagnosed(monkeypatch):
    """No mistake is named, which takes most of the time of a check and decides no points."""
    monkeypatch.setattr(diagnosing, "diagnose", lambda *given: None)


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

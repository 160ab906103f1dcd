"""Classes of students in temporary folders, their paths with a space in them."""

import hashlib
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from broken import BROKEN
from classroom import LESSON, PROGRAMS, Classroom, solved
from playwright.sync_api import sync_playwright

from grader.__main__ import main

# Perfect ones, before and after all the others in every order.
FIRST, LAST = "!first", "🧿 last"


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


@pytest.fixture(scope="session", autouse=True)
def grading_the_broken_class(request, make_class):
    """Begun before the first test, if any needs it: a minute that the second processor can do.

    All broken submissions between two perfect ones.
    """
    if not any("broken_class" in item.fixturenames for item in request.session.items):
        yield
        return
    course = make_class()
    for student in (FIRST, LAST):
        course.hand_in(student, solved())
    for student, broken in BROKEN.items():
        course.folder(student).mkdir(parents=True)
        content = broken.make(solved(), course.folder(student))
        if content is not None:
            course.hand_in(student, content)
    course.before = fingerprint(course.root / "submitted")
    course.grading = course.start("grader", "autograde", "--json", LESSON)
    yield course
    course.grading.kill()
    course.grading.communicate()


@pytest.fixture(scope="session")
def broken_class(grading_the_broken_class):
    """The class when it is graded; the tests read what came of it.

    ``verdicts`` by student; ``before`` and ``after``: fingerprints of submitted/.
    """
    course = grading_the_broken_class
    printed, complaint = course.grading.communicate(timeout=400)
    assert printed, complaint
    course.verdicts = {one["student"]: one for one in json.loads(printed)}
    course.after = fingerprint(course.root / "submitted")
    return course


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


def fingerprint(folder):
    """Content, kind and rights of everything in it; links are not followed."""
    return {path.relative_to(folder): _content(path) for path in folder.rglob("*")}


def _content(path):
    mode = path.lstat().st_mode
    if path.is_symlink():
        return mode, os.readlink(path)
    return mode, hashlib.sha256(path.read_bytes()).digest() if path.is_file() else None

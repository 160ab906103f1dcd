"""Classes of students in temporary folders, their paths with a space in them."""

import json
import os
import re
import signal
import subprocess
import time

import pytest
from broken import BROKEN, FIRST, LAST
from classroom import LESSON, ROOT, fingerprint, solved


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


@pytest.fixture
def formgrader():
    """``formgrader(course, page)``: its frame, in JupyterLab as ``make teach`` starts it."""
    running = []

    def opened(course, page):
        for name in (".venv", "Makefile", "lab", "pyproject.toml", "requirements.lock"):
            if not (course.root / name).exists():
                (course.root / name).symlink_to(ROOT / name)
        log = course.root / "lab.log"
        environment = course.environment({})
        environment.pop("MAKEFLAGS", None)
        options = "--no-browser --port=0 --ServerApp.port_retries=0"
        with log.open("w") as file:
            running.append(
                subprocess.Popen(
                    ["make", "teach", f"LAB_ARGS={options}"],
                    cwd=course.root,
                    env=environment,
                    stdout=file,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            )
        end = time.monotonic() + 60
        while not (address := re.search(r"http://127\.0\.0\.1:\d+/lab\S*", log.read_text())):
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.2)
        page.goto(address[0])
        page.get_by_role("menuitem", name="Nbgrader").click(timeout=60_000)
        page.locator(".lm-Menu-content").get_by_text("Formgrader", exact=True).click()
        frame = page.frame_locator("iframe")
        frame.get_by_role("row").filter(has_text="05_forward_or_backward").wait_for(timeout=60_000)
        return frame

    yield opened
    for process in running:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)

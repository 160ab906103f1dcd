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


@pytest.fixture(scope="session")
def broken_class(make_class):
    """All broken submissions between two perfect ones, graded; the tests read what came of it.

    ``exit_code`` is the command's; ``verdicts`` are by student; ``before`` and ``after`` are
    fingerprints of submitted/.
    """
    course = make_class()
    for student in (FIRST, LAST):
        course.hand_in(student, solved())
    for student, broken in BROKEN.items():
        course.folder(student).mkdir(parents=True)
        content = broken.make(solved(), course.folder(student))
        if content is not None:
            course.hand_in(student, content)
    course.before = fingerprint(course.root / "submitted")
    done = course.run("grader", "autograde", "--json", "--jobs=1", LESSON)
    course.exit_code = done.returncode
    course.verdicts = {verdict["student"]: verdict for verdict in json.loads(done.stdout)}
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
        end = time.monotonic() + 300
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
        process.wait(timeout=120)

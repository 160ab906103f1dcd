"""A class in which every attack of the corpus is handed in, with honest students in between."""

import json
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from canaries import Canaries, files_in
from classroom import LESSON, Classroom, solved
from hostile import attacks

HONEST_EVERY = 12
QUICK = """
c.Execute.timeout = 6
c.Limits.interrupt_time = 2
c.Limits.wall_time = 30
c.Limits.messages = 2_000
"""


@pytest.fixture(scope="session", autouse=True)
def grading_the_hostile_class(request, tmp_path_factory):
    """Two classes with the same submissions, graded by both commands while other tests run."""
    if not any("hostile_class" in item.fixturenames for item in request.session.items):
        yield
        return
    folders = [tmp_path_factory.mktemp(name) for name in ("ours", "plain", "canaries", "between")]
    ours, plain = (Classroom(folder, QUICK) for folder in folders[:2])
    canaries = Canaries(folders[2], ours)
    corpus = attacks()
    honest = hand_in((ours, plain), canaries, corpus)
    plain.run("nbgrader", "generate_assignment", LESSON)
    before = {place: files_in(ours.root / place) for place in ("source", "submitted")}
    environment = {"CANARY_WORD": canaries.word, "TMPDIR": str(folders[3])}
    runs = {
        "ours": ours.start("grader", "autograde", "--json", LESSON, **environment),
        "plain": plain.start("nbgrader", "autograde", LESSON, **environment),
    }
    memory = {name: Peak(run.pid) for name, run in runs.items()}
    reading = ThreadPoolExecutor()  # of both at once, or one of them waits for a reader
    said = {name: reading.submit(run.communicate) for name, run in runs.items()}
    yield SimpleNamespace(
        ours=ours,
        plain=plain,
        canaries=canaries,
        corpus=corpus,
        honest=honest,
        before=before,
        runs=runs,
        said=said,
        memory=memory,
        between=folders[3],
    )
    for run in runs.values():
        run.kill()
    reading.shutdown()
    canaries.close()


def hand_in(courses, canaries, corpus):
    """Attacks, each as a student of its own, and an honest one in every dozen; their ids."""
    honest = ["~ last"]
    for number, (student, attack) in enumerate(corpus.items()):
        if number % HONEST_EVERY == 0:
            honest.append(f"{student[:3]} honest")
        for course in courses:
            attack.hand_in(course, student, canaries)
    for course in courses:
        for student in honest:
            course.hand_in(student, solved())
    return honest


class Peak(threading.Thread):
    """The most memory that a process has had, in MB."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.status = Path(f"/proc/{process}/status")
        self.most = 0
        self.start()

    def run(self):
        while found := re.search(r"VmHWM:\s+(\d+) kB", self.read()):
            self.most = max(self.most, int(found[1]) / 1024)
            time.sleep(0.2)

    def read(self):
        try:
            return self.status.read_text()
        except OSError:  # it has ended
            return ""


@pytest.fixture(scope="session")
def hostile_class(grading_the_hostile_class):
    """The class when both commands are through.

    ``verdicts`` by student; ``exported``: plain nbgrader's points by student.
    """
    graded = grading_the_hostile_class
    printed, complaints = graded.said["ours"].result(timeout=1000)
    assert printed, complaints
    graded.verdicts = {one["student"]: one for one in json.loads(printed)}
    _, log = graded.said["plain"].result(timeout=1000)
    (graded.plain.root / "autograde.log").write_text(log)
    graded.exported = graded.plain.exported()
    return graded

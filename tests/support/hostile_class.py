"""A class in which every attack of the corpus is handed in, with honest students in between."""

import json
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from canaries import Canaries, files_in
from classroom import LESSON, Classroom, solved
from hostile import attacks

HONEST_EVERY = 12
# Less of everything is sooner reached, and a cell's time is more than that takes on a slow machine.
QUICK = """
c.Execute.timeout = 8
c.Limits.interrupt_time = 4
c.Limits.wall_time = 40
c.Limits.messages = 1_000
c.Limits.memory = 640 * 2**20
"""


class HostileClass:
    """The same submissions twice, in ``ours`` and ``plain``, each being graded by its command.

    When they are: ``verdicts`` by student; ``exported``: plain nbgrader's points by student.
    """

    def __init__(self, mktemp):
        self.ours, self.plain = (Classroom(mktemp(name), QUICK) for name in ("ours", "plain"))
        self.canaries = Canaries(mktemp("canaries"), self.ours)
        self.between = mktemp("between")  # where both keep what is temporary
        self.corpus = attacks()
        self.honest = hand_in((self.ours, self.plain), self.canaries, self.corpus)
        places = ("source", "submitted")
        self.before = {place: files_in(self.ours.root / place) for place in places}
        environment = {"CANARY_WORD": self.canaries.word, "TMPDIR": str(self.between)}
        self.runs = {
            "ours": self.ours.start("grader", "autograde", "--json", LESSON, **environment),
            "plain": self.plain.start("sh", "-c", PLAIN, **environment),
        }
        self.memory = {name: Peak(run.pid) for name, run in self.runs.items()}
        self.reading = ThreadPoolExecutor()  # of both at once, or one of them waits for a reader
        self.said = {name: self.reading.submit(run.communicate) for name, run in self.runs.items()}

    def finish(self):
        printed, self.complaints = self.said["ours"].result(timeout=1000)
        assert printed, self.complaints
        self.verdicts = {one["student"]: one for one in json.loads(printed)}
        _, log = self.said["plain"].result(timeout=1000)
        (self.plain.root / "autograde.log").write_text(log)
        self.exported = self.plain.exported()
        return self

    def end(self):
        for run in self.runs.values():
            run.kill()
        self.reading.shutdown()
        self.canaries.close()


PLAIN = f"nbgrader generate_assignment {LESSON} && exec nbgrader autograde {LESSON}"


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

"""Classes in which the attacks of the corpus are handed in, with honest students in between."""

import json
import math
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from canaries import Canaries, files_in
from classroom import LESSON, Classroom, solved
from hostile import attacks

HONEST_EVERY = 12
PLAIN_AT_MOST = 80  # nbgrader grades one by one: more attacks are graded in two classes at once
# Small limits are reached soon.
LIMITS = """
import os
c.Execute.timeout = int(os.environ["CELL_TIME"])
c.Limits.interrupt_time = int(os.environ["INTERRUPT_TIME"])
c.Limits.wall_time = int(os.environ["WALL_TIME"])
c.Limits.messages = 1_000
c.Limits.memory = 640 * 2**20
"""
# Seconds. An endless attack reaches any limit, and no other attack reaches these on any machine, so
# no verdict depends on how fast the machine is.
TIME = {"CELL_TIME": "60", "INTERRUPT_TIME": "10", "WALL_TIME": "300"}
TIME_OF_THE_ENDLESS = {"CELL_TIME": "4", "INTERRUPT_TIME": "2", "WALL_TIME": "25"}
# Without a kernel that stands ready, each notebook's first cell imports the libraries.
PLAIN_TIME_OF_THE_ENDLESS = {"CELL_TIME": "10", "INTERRUPT_TIME": "3", "WALL_TIME": "45"}
OURS = ("grader", "autograde", "--json", LESSON)
PLAIN = f"[ -d release ] || nbgrader generate_assignment {LESSON}; exec nbgrader autograde {LESSON}"


class HostileClasses:
    """``ours``: a class with the attacks of ``students``, for ``grader autograde``. ``plain``:
    classes with those of ``plain_students``, for plain nbgrader, which grades at the same time.

    When they are graded: ``verdicts`` by student, and ``plain_points`` by student.
    """

    def __init__(self, mktemp, students, plain_students):
        corpus = attacks()
        course = Classroom(mktemp("ours"), LIMITS)
        self.canaries = Canaries(mktemp("canaries"), course)
        self.temporary = mktemp("temporary")  # where all graders keep temporary files
        environment = {"CANARY_WORD": self.canaries.word, "TMPDIR": str(self.temporary)}
        part = {student: corpus[student] for student in students}
        self.ours = HostileClass(course, part, OURS, environment, TIME_OF_THE_ENDLESS)
        self.plain = []
        count = math.ceil(len(plain_students) / PLAIN_AT_MOST)
        for number in range(count):
            course = Classroom(mktemp("plain"), LIMITS)
            part = {student: corpus[student] for student in plain_students[number::count]}
            command = ("sh", "-c", PLAIN)
            self.plain.append(
                HostileClass(course, part, command, environment, PLAIN_TIME_OF_THE_ENDLESS)
            )

    def grade(self):
        with ThreadPoolExecutor() as threads:
            gradings = [
                threads.submit(each.grade, self.canaries) for each in (self.ours, *self.plain)
            ]
            try:
                for grading in gradings:
                    grading.result()
            finally:
                self.stop()
        self.verdicts = {verdict["student"]: verdict for verdict in json.loads(self.ours.printed)}
        self.plain_points = {}
        for each in self.plain:
            self.plain_points |= each.course.exported()

    def stop(self):
        for each in (self.ours, *self.plain):
            each.stop()


class HostileClass:
    """A course, what was handed in, and how it was graded.

    ``honest``: students without an attack. ``before``: by folder, the files as they were handed in.
    ``exit_codes``, ``printed``, ``complaints`` and ``memory``: of the commands that graded.
    """

    def __init__(self, course, corpus, command, environment, time_of_the_endless):
        self.course, self.corpus = course, corpus
        self.command, self.environment = command, environment
        self.limits = {True: time_of_the_endless, False: TIME}
        self.honest, self.before = [], {"source": {}, "submitted": {}}
        self.exit_codes, self.printed, self.complaints, self.memory = [], "", "", 0
        self.process, self.stopped = None, False

    def grade(self, canaries):
        """The endless attacks first. The second command finds their verdicts and keeps them."""
        for endless in (True, False):
            self.hand_in([s for s in self.corpus if self.corpus[s].endless is endless], canaries)
            if self.stopped:
                return
            self.process = self.course.start(
                *self.command, **self.environment, **self.limits[endless]
            )
            memory = Peak(self.process.pid)
            self.printed, complaints = self.process.communicate()
            self.exit_codes.append(self.process.returncode)
            self.complaints += complaints
            self.memory = max(self.memory, memory.most)

    def hand_in(self, students, canaries):
        """Attacks, and an honest student before every dozen and after the last."""
        for student in students:
            self.corpus[student].hand_in(self.course, student, canaries)
        honest = [f"{student[:3]} honest" for student in students[::HONEST_EVERY]]
        honest += [f"~ last of {len(students)}"]
        for student in honest:
            self.course.hand_in(student, solved())
        self.honest += honest
        for folder, files in self.before.items():
            self.before[folder] = files_in(self.course.root / folder) | files

    def stop(self):
        self.stopped = True
        if self.process:
            self.process.kill()


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

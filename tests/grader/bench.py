"""``make bench``: the same class graded by stock nbgrader and by ours, in turns.

A class of ``--students`` hands in every lesson: most of them right, some wrong, a few hostile in
ways that stock nbgrader, too, gets to the end of. Stock nbgrader has its default configuration and
grades by what the lessons' checks do in the student's own kernel. The last line is JSON.
"""

import argparse
import contextlib
import csv
import json
import os
import re
import shutil
import statistics
import tempfile
import threading
import time
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace

import psutil
from classroom import LESSONS, Classroom, read
from dask_cluster import cluster

from grader.configuration import course_config, find_alembic
from grader.grading import worker
from grader.grading.autograde import Grading, config_for_workers, enter_in_gradebook
from grader.grading.gradebook_writer import GradebookWriter
from grader.grading.local_workers import usable_cores
from grader.grading.make_task import make_task
from grader.submissions.folder import submissions

WRONG_EVERY, HOSTILE_EVERY = 5, 13
HOSTILE = (
    "def check(*given, **options):\n    return True",
    "import builtins\nbuiltins.AssertionError = type('AssertionError', (Exception,), {})",
    "print('score: 1000')\nraise ValueError('<script>alert(1)</script>')",
)
STOCK = """
c = get_config()
c.CourseDirectory.course_id = "backprop"
c.ClearSolutions.code_stub = {"python": "# YOUR TURN"}
"""


def notebook_of(number, lesson):
    """A student's notebook: the solved lesson, or one with an answer left out or an attack."""
    notebook = read(lesson)
    answers = [
        cell
        for cell in notebook["cells"]
        if cell["metadata"].get("nbgrader", {}).get("solution") and cell["cell_type"] == "code"
    ]
    if number % HOSTILE_EVERY == HOSTILE_EVERY - 1:
        answers[-1]["source"] = HOSTILE[number // HOSTILE_EVERY % len(HOSTILE)]
    elif number % WRONG_EVERY == WRONG_EVERY - 1:
        answers[number % len(answers)]["source"] = "# I did not get to this"
    return notebook


def classroom(place, students, lessons, stock=False):
    course = Classroom(place)
    if stock:
        (place / "nbgrader_config.py").write_text(STOCK)
    for lesson in lessons:
        for number in range(students):
            course.hand_in(f"s{number:04}", notebook_of(number, lesson), lesson)
    return course


def again(course, lessons):
    """As if nothing had been graded yet; nbgrader's gradebook knows the lessons."""
    for name in ("autograded", "verdicts"):
        shutil.rmtree(course.root / name, ignore_errors=True)
    (course.root / "gradebook.db").unlink(missing_ok=True)
    for lesson in lessons:
        course.run("nbgrader", "generate_assignment", lesson, "--force")


def timed(course, *words):
    """Seconds that a command took, and the most memory of it and all its processes, in MB."""
    running = course.start(*words)
    peak = Peak(running.pid)
    started = time.perf_counter()
    printed, complaint = running.communicate()
    seconds = time.perf_counter() - started
    peak.end.set()
    if running.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(words)}: {complaint[-2000:]}")
    return seconds, peak.most / 2**20, printed


class Peak(threading.Thread):
    """What all processes have in memory together; what they share is counted once (PSS)."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.process, self.most, self.end = psutil.Process(pid), 0, threading.Event()
        self.start()

    def run(self):
        while not self.end.wait(3.0):  # it takes time, too
            total = 0
            with contextlib.suppress(psutil.Error):
                for process in (self.process, *self.process.children(recursive=True)):
                    with contextlib.suppress(OSError):
                        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
                        total += int(re.search(r"Pss:\s+(\d+)", rollup)[1]) * 1024
            self.most = max(self.most, total)


def stock_run(course, lessons):
    again(course, lessons)
    total = [timed(course, "nbgrader", "autograde", lesson) for lesson in lessons]
    return sum(seconds for seconds, *_ in total), max(peak for _, peak, _ in total)


def our_run(course, lessons, *options):
    again(course, lessons)
    seconds, peak, _ = timed(course, "grader", "autograde", "--json", *options, *lessons)
    return seconds, peak


def scores(course):
    """nbgrader's own export."""
    if course.run("nbgrader", "export").returncode:
        raise SystemExit("nbgrader export does not work here")
    with (course.root / "grades.csv").open(newline="") as file:
        return {
            (row["assignment"], row["student_id"]): row["score"] for row in csv.DictReader(file)
        }


def one_at_a_time(course, lessons):
    """The scores of plain ``nbgrader autograde`` in the sandbox, a kernel for each notebook."""
    again(course, lessons)
    for lesson in lessons:
        course.run("nbgrader", "autograde", lesson)
    return scores(course)


@contextlib.contextmanager
def cores(number):
    """Only so many for all that is started: a worker, its kernel and the writer fill more than one.

    So one worker on two cores has help that two workers have to share.
    """
    before = usable_cores()
    os.sched_setaffinity(0, before[:number])
    try:
        yield before[:number]
    finally:
        os.sched_setaffinity(0, before)


def with_jobs(course, lessons, workers):
    with cores(workers):
        return our_run(course, lessons, "--jobs", str(workers))[0]


def with_dask(course, lessons, workers):
    with (
        cores(workers) as numbers,
        tempfile.TemporaryDirectory() as place,
        cluster(Path(place)) as (address, start_worker),
    ):
        for core in numbers:
            start_worker(core)
        time.sleep(5)  # for all of them
        return our_run(course, lessons, "--scheduler", address)[0]


WAYS = {"local": with_jobs, "Dask": with_dask}


def writer_ms(course, lesson):
    """Milliseconds of the one process that reads and saves, for each notebook, files and all."""
    again(course, [lesson])
    find_alembic()
    config = course_config(course.root)
    enter_in_gradebook(config, lesson)
    found = submissions(course.root / "submitted", [lesson])
    with GradebookWriter(config) as writer:
        sent_config = config_for_workers(config)
        grading = Grading(course.root, sent_config, writer, None, [lesson], force=True)
        task, _ = make_task(found[0], grading.sources[lesson], grading.secret)
        result = Future()
        result.set_result(worker.grade(task))  # the work itself is not what is measured
        grading.workers = SimpleNamespace(submit=lambda *given: result, lost=())
        started = time.perf_counter()
        for submission in found:
            grading.finish(grading.start(submission))
        return (time.perf_counter() - started) / len(found) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=40)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--lessons", nargs="+", default=LESSONS[1:], help="without the warm-up")
    arguments = parser.parse_args()
    lessons, notebooks = arguments.lessons, arguments.students * len(arguments.lessons)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        place = Path(folder)
        for name in ("stock", "ours"):
            (place / name).mkdir()
        stock = classroom(place / "stock", arguments.students, lessons, stock=True)
        ours = classroom(place / "ours", arguments.students, lessons)
        pairs = []
        for number in range(arguments.pairs):
            (slow, slow_peak), (fast, peak) = stock_run(stock, lessons), our_run(ours, lessons)
            pairs.append((slow / fast, slow, fast, slow_peak, peak))
            print(
                f"pair {number + 1}: stock {notebooks / slow:.2f}/s ({slow_peak:.0f} MB), "
                f"ours {notebooks / fast:.2f} ({peak:.0f} MB), {slow / fast:.1f} times",
                flush=True,
            )
        found = scores(ours)
        equal = found == one_at_a_time(ours, lessons)
        print(f"scores equal to plain nbgrader in the sandbox: {equal}", flush=True)
        scaling = {kind: [] for kind in WAYS}
        for _ in range(arguments.pairs):
            for kind, run in WAYS.items():
                one, two = (run(ours, lessons, workers) for workers in (1, 2))
                scaling[kind].append(one / two)
                print(
                    f"{kind}: one worker on one core {notebooks / one:.2f}/s, "
                    f"two on two {notebooks / two:.2f}, {one / two:.2f} times",
                    flush=True,
                )
        writer = writer_ms(ours, lessons[0])
    print(
        json.dumps(
            {
                "ratio": round(statistics.median(pair[0] for pair in pairs), 2),
                "scores_equal": equal,
                "writer_ms_per_notebook": round(writer, 1),
                "scaling_2_jobs": round(statistics.median(scaling["local"]), 2),
                "scaling_2_dask_workers": round(statistics.median(scaling["Dask"]), 2),
                "peak_mb": round(max(pair[4] for pair in pairs)),
            }
        )
    )


if __name__ == "__main__":
    main()

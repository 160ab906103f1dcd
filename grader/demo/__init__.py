"""``grader demo``: a made-up class of 24 hands in one lesson, which is graded and reported on."""

import json
import shutil
import time

from rich.console import Console

from grader.configuration import CommandError
from grader.demo.students import CLASS
from grader.grading.autograde import autograde
from grader.grading.terminal import progress_bar, show
from grader.report import report, write

LESSON = "02_output_layer_gradients"
FOLDER = "demo-class"


def run(root):
    """Make the class in demo-class/, grade it as usual, print the scores and write the report."""
    course = root / FOLDER
    hand_in(root, course)
    started = time.perf_counter()
    with progress_bar() as progress:
        verdicts = autograde(course, [LESSON], force=True, progress=progress)
    show(verdicts)
    seconds = time.perf_counter() - started
    Console().print(
        f"Graded in {seconds:.0f} s. The class is a course of its own in {FOLDER}/, with the "
        "submissions in submitted/ and the graded notebooks in autograded/."
    )
    page = course / "report.html"
    write("html", page, report(course))
    print(f"The report: {page}")
    return 0 if all(verdict.status.is_verdict for verdict in verdicts) else 1


def hand_in(root, course):
    """A course folder with every made-up student's submission in it."""
    solution = root / "solutions" / LESSON / f"{LESSON}.ipynb"
    if not solution.exists():
        raise CommandError(
            f"The class is made from {solution}, which is missing: run grader build."
        )
    shutil.copytree(root / "source" / LESSON, course / "source" / LESSON, dirs_exist_ok=True)
    shutil.copy(root / "nbgrader_config.py", course)
    for student, make_submission in CLASS.items():
        folder = course / "submitted" / student / LESSON
        folder.mkdir(parents=True, exist_ok=True)
        content = make_submission(json.loads(solution.read_text()))
        if content is not None:
            (folder / f"{LESSON}.ipynb").write_text(content)

"""``grader autograde``: grade every submission of some assignments into one gradebook."""

import copy
import logging
import pickle
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from pathlib import Path
from typing import NamedTuple

from nbgrader.converters.base import NbGraderException
from sqlalchemy.exc import SQLAlchemyError

from grader.configuration import CommandError, course_config, find_alembic, refuse_unknown
from grader.gradebook.access import address
from grader.gradebook.log_reasons import Reasons
from grader.gradebook.source import (
    enter_assignment,
    source_assignment,
    students_with_submission,
)
from grader.grading import worker
from grader.grading.dask_workers import DaskWorkers
from grader.grading.gradebook_writer import GradebookWriter
from grader.grading.local_workers import LocalWorkers, usable_cores
from grader.grading.lock import only_grader
from grader.grading.make_task import make_task, notes_on_notebooks
from grader.grading.temporary_folder import temporary_folder
from grader.judge.secret import secret
from grader.sandbox import bubblewrap
from grader.submissions import verdict
from grader.submissions.folder import Submission, submissions
from grader.submissions.status import Status
from grader.submissions.task import Result, Task
from grader.submissions.verdict import Verdict

WORKER_LOST = "The grading process was killed twice, perhaps for lack of memory: 0 points."
TASKS_PER_WORKER = 2  # so that no worker waits for its next task


def autograde(
    root: Path,
    assignments: list[str],
    student: str | None = None,
    force: bool = False,
    sandbox: bool = True,
    jobs: int | None = None,
    scheduler: str | None = None,
    progress: Callable[[list[Verdict], int], None] = lambda verdicts, total: None,
) -> list[Verdict]:
    """Grade what is new or changed. Returns the verdict on every submission, old or new.

    ``progress(verdicts, total)`` is called after each submission with the verdicts so far.
    """
    find_alembic()
    config = course_config(root)
    if sandbox:
        require_sandbox()
    else:
        config.SandboxedExecute.sandbox = False
    refuse_unknown(
        assignments, sorted(path.name for path in (root / "source").iterdir() if path.is_dir())
    )
    with only_grader(root), temporary_folder(root) as folder:
        to_grade = submissions(root / "submitted", assignments, student)
        if student and not to_grade:
            raise CommandError(f'There is no submission by "{student}" in submitted/.')
        local = LocalWorkers(min(jobs or len(usable_cores()), len(to_grade) or 1), folder)
        with DaskWorkers(scheduler) if scheduler else local as workers:
            sent_config = config_for_workers(config)
            if force or not all(verdict.exists(root, submission) for submission in to_grade):
                for _ in range(workers.jobs):  # while the gradebook is being prepared
                    workers.submit(worker.prepare, sent_config)
            for assignment in assignments:
                enter_in_gradebook(config, assignment)
            with GradebookWriter(config) as writer:
                grading = Grading(root, sent_config, writer, workers, assignments, force)
                return grading.grade_all(to_grade, progress)


class Grading:
    """One run of the command."""

    def __init__(self, root, sent_config, writer, workers, assignments, force):
        self.root, self.writer, self.workers, self.force = root, writer, workers, force
        self.secret = secret(writer.course.db_url)
        self.sources = {
            name: source_assignment(writer, root / "source" / name, sent_config, name)
            for name in assignments
        }
        self.graded = {name: students_with_submission(writer, name) for name in assignments}
        writer.db.remove()

    def grade_all(self, to_grade, progress):
        """The verdicts, in the order of the submissions ``to_grade``."""
        verdicts, running, total = {}, {}, len(to_grade)

        def done(number, result):
            verdicts[number] = result
            progress(list(verdicts.values()), total)

        def finish_some():
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                number, started = running.pop(future)
                done(number, self.finish(started))

        progress([], total)
        for number, submission in enumerate(to_grade):
            started = self.start(submission)
            if isinstance(started, Verdict):
                done(number, started)
                continue
            running[started.future] = number, started
            if started.future.done() or len(running) >= TASKS_PER_WORKER * self.workers.jobs:
                finish_some()
        while running:
            finish_some()
        return [verdicts[number] for number in range(total)]

    def start(self, submission):
        """Hand the submission to a worker, or return its old verdict; never raises."""
        digest = ""
        try:
            digest = submission.digest(self.root / "source" / submission.assignment)
            old = verdict.load(self.root, submission.student, submission.assignment)
            is_graded = not self.force and submission.student in self.graded[submission.assignment]
            if is_graded and old and old.digest == digest and old.status.is_verdict:
                return old
            task, notes = make_task(submission, self.sources[submission.assignment], self.secret)
            if task.has_notebooks:
                future = self.workers.submit(worker.grade, task)
            else:  # nothing to run
                future = Future()
                future.set_result(worker.grade(task))
            return Started(submission, digest, task, notes, future)
        except Exception as problem:  # whatever it is, the other submissions are graded
            return self.failed(submission, digest, problem)

    def finish(self, started):
        """Save a worker's result, as soon as it is there; returns the verdict and never raises."""
        submission, task = started.submission, started.task
        try:
            try:
                result = started.future.result()
            except self.workers.lost:
                result = Result(Status.KERNEL_DIED, [WORKER_LOST])
            about_notebooks = notes_on_notebooks(submission, task.notebooks, result.refusals)
            points = self.writer.save(submission, result, task)
        except Exception as problem:  # whatever it is, the other submissions are graded
            return self.failed(submission, started.digest, problem)
        notes = (*about_notebooks, *started.notes, *result.notes)
        names = submission.student, submission.assignment
        return self.save(Verdict(*names, result.status, *points, notes, started.digest))

    def failed(self, submission, digest, problem):
        names = submission.student, submission.assignment
        notes = (f"{first_line(problem)}.",)
        return self.save(Verdict(*names, Status.ERROR, 0.0, 0.0, notes, digest))

    def save(self, result):
        """Save the verdict itself, which comes last: until then the submission is not graded."""
        try:
            result.save(self.root)
        except OSError as problem:  # a full disk: there is no use in going on
            raise CommandError(
                f"The verdict on {result.student} cannot be saved: {first_line(problem)}. "
                "Grading stopped; run the same command again when that is mended."
            ) from None
        return result


class Started(NamedTuple):
    """A submission that a worker has."""

    submission: Submission
    digest: str
    task: Task
    notes: list[str]
    future: Future  # of a Result


def config_for_workers(config):
    """The configuration without what only nbgrader's own commands use."""
    config = copy.deepcopy(config)
    for hook in ("pre_convert_hook", "post_convert_hook"):
        config.Autograde.pop(hook, None)
    try:
        pickle.dumps(config)
    except (pickle.PicklingError, AttributeError, TypeError) as problem:
        raise CommandError(
            "nbgrader_config.py sets something that cannot be sent to a worker "
            f"({first_line(problem)}): put it into a module of its own, and import that."
        ) from None
    return config


def require_sandbox():
    """Nothing is graded on a machine that cannot lock students' code in."""
    try:
        bubblewrap.require()
    except bubblewrap.NoSandbox as problem:
        raise CommandError(
            f"{problem} Nothing was graded. If you trust all that was handed in, "
            "--unsafe-no-sandbox runs it with your own rights."
        ) from None


def enter_in_gradebook(config, assignment):
    """The gradebook has to know the assignment as it is in source/."""
    log, reasons = logging.Logger("nbgrader"), Reasons()
    log.addHandler(reasons)
    try:
        enter_assignment(config, assignment, log)
    except (NbGraderException, SQLAlchemyError) as problem:
        raise CommandError(
            f"{assignment} cannot be entered in the gradebook, {address(config)}: "
            f"{reasons.error or first_line(problem)}."
        ) from None


def first_line(problem):
    text = str(problem).strip() or type(problem).__name__
    return text.splitlines()[0].rstrip(".")

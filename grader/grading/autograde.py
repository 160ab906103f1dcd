"""``grader autograde``: every submission of some assignments, by workers, into one gradebook."""

import copy
import logging
import pickle
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import NamedTuple

from nbgrader.converters.base import NbGraderException
from sqlalchemy.exc import SQLAlchemyError

from grader.configuration import CommandError, course_config, find_alembic, refuse_unknown
from grader.gradebook import lessons
from grader.gradebook.log_reasons import Reasons
from grader.grading import make_task, worker
from grader.grading.dask_workers import DaskWorkers
from grader.grading.gradebook_writer import Writer
from grader.grading.local_workers import LocalWorkers, usable_cores
from grader.grading.lock import only_grader
from grader.judge.secret import secret
from grader.sandbox import bubblewrap
from grader.submissions import verdict
from grader.submissions.folder import Submission, submissions
from grader.submissions.status import Status
from grader.submissions.task import Result, Task
from grader.submissions.verdict import Verdict

KILLER = "Whatever graded it was ended each time, perhaps for lack of memory: no points."
AHEAD = 2  # tasks a worker, so that none waits for its next one


def autograde(
    root,
    assignments,
    student=None,
    force=False,
    sandbox=True,
    jobs=None,
    scheduler=None,
    progress=lambda done, total: None,
):
    """Grade what is new or changed; returns every submission's verdict, old or new.

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
    with only_grader(root) as folder:
        found = submissions(root / "submitted", assignments, student)
        if student and not found:
            raise CommandError(f'There is no submission by "{student}" in submitted/.')
        local = LocalWorkers(min(jobs or len(usable_cores()), len(found) or 1), folder)
        with DaskWorkers(scheduler) if scheduler else local as workers:
            travelling = to_travel(config)
            if force or not all(verdict.exists(root, one) for one in found):
                for _ in range(workers.jobs):  # while the gradebook is being prepared, too
                    workers.submit(worker.prepare, travelling)
            for assignment in assignments:
                enter(config, assignment)
            with Writer(config) as writer:
                grading = Grading(root, travelling, writer, workers, assignments, force)
                return grading.all(found, progress)


class Grading:
    """One run of the command."""

    def __init__(self, root, config, writer, workers, assignments, force):
        self.root, self.writer, self.workers, self.force = root, writer, workers, force
        self.secret = secret(writer.course.db_url)
        self.lessons = {
            name: lessons.lesson(writer, root / "source" / name, config, name)
            for name in assignments
        }
        self.graded = {name: lessons.students(writer, name) for name in assignments}
        writer.db.remove()

    def all(self, found, progress):
        """Verdicts in the order of ``found``; they come as they come."""
        verdicts, running, total = {}, {}, len(found)

        def done(number, result):
            verdicts[number] = result
            progress(list(verdicts.values()), total)

        progress([], total)
        for number, submission in enumerate(found):
            begun = self.begin(submission)
            if isinstance(begun, Verdict):
                done(number, begun)
                continue
            running[begun.future] = number, begun
            if begun.future.done() or len(running) >= AHEAD * self.workers.jobs:
                self.finish(running, done)
        while running:
            self.finish(running, done)
        return [verdicts[number] for number in range(total)]

    def begin(self, submission):
        """A verdict if nothing has changed since it was found, or :class:`Begun`; no exception."""
        digest = ""
        try:
            digest = submission.digest(self.root / "source" / submission.assignment)
            before = verdict.load(self.root, submission.student, submission.assignment)
            known = not self.force and submission.student in self.graded[submission.assignment]
            if known and before and before.digest == digest and before.status.is_verdict:
                return before
            lesson = self.lessons[submission.assignment]
            task, notes = make_task.task(submission, lesson, self.secret)
            if task.is_work:
                future = self.workers.submit(worker.grade, task)
            else:  # nothing to run
                future = Future()
                future.set_result(worker.grade(task))
            return Begun(submission, digest, task, notes, future)
        except Exception as problem:  # whatever it is, the others are graded
            return self.failed(submission, digest, problem)

    def finish(self, running, done):
        """Wait for some that are running, and save what came of them."""
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            number, begun = running.pop(future)
            done(number, self.saved(begun))

    def saved(self, begun):
        """The verdict on a submission that has been judged; never an exception."""
        submission, task = begun.submission, begun.task
        try:
            try:
                result = begun.future.result()
            except self.workers.lost:
                result = Result(Status.KERNEL_DIED, [KILLER])
            unknown = make_task.unknown_notebooks(submission, task.notebooks)
            notes = [*make_task.reported(result.refusals, unknown), *begun.notes, *result.notes]
            files = task.files | task.lesson.files
            points = self.writer.save(submission, result, task.notebooks, files)
        except Exception as problem:  # whatever it is, the others are graded
            return self.failed(submission, begun.digest, problem)
        return self.kept(
            Verdict(
                submission.student,
                submission.assignment,
                result.status,
                *points,
                tuple(notes),
                begun.digest,
            )
        )

    def failed(self, submission, digest, problem):
        names = submission.student, submission.assignment
        notes = (f"{first_line(problem)}.",)
        return self.kept(Verdict(*names, Status.ERROR, 0.0, 0.0, notes, digest))

    def kept(self, result):
        """The verdict itself is saved last: until then the submission is not graded."""
        try:
            result.save(self.root)
        except OSError as problem:  # a full disk: there is no use in going on
            raise CommandError(
                f"The verdict on {result.student} cannot be saved: {first_line(problem)}. "
                "Grading stopped; run the same command again when that is mended."
            ) from None
        return result


class Begun(NamedTuple):
    submission: Submission
    digest: str
    task: Task
    notes: list
    future: Future


def to_travel(config):
    """The configuration without what is only for nbgrader's own commands."""
    config = copy.deepcopy(config)
    for hook in ("pre_convert_hook", "post_convert_hook"):
        config.Autograde.pop(hook, None)
    try:
        pickle.dumps(config)
    except (pickle.PicklingError, AttributeError, TypeError) as problem:
        raise CommandError(
            "nbgrader_config.py sets something that cannot be handed to a worker "
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


def enter(config, assignment):
    """The gradebook has to know the assignment as it is in source/."""
    log, reasons = logging.Logger("nbgrader"), Reasons()
    log.addHandler(reasons)
    try:
        lessons.enter_assignment(config, assignment, log)
    except (NbGraderException, SQLAlchemyError) as problem:
        raise CommandError(
            f"{assignment} cannot be entered in the gradebook, {lessons.place(config)}: "
            f"{reasons.error or first_line(problem)}."
        ) from None


def first_line(problem):
    said = str(problem).strip() or type(problem).__name__
    return said.splitlines()[0].rstrip(".")

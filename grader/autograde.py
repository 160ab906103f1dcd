"""``grader autograde``: every submission of some assignments, one after the other."""

import logging

from nbgrader.converters.base import NbGraderException
from sqlalchemy.exc import SQLAlchemyError

from grader import gradebook, grading, verdict
from grader.configuration import CommandError, course_config, find_alembic
from grader.lock import only_grader
from grader.reasons import Reasons
from grader.sandbox import bubblewrap
from grader.status import Status
from grader.submission import submissions
from grader.verdict import Verdict


def autograde(
    root,
    assignments,
    student=None,
    force=False,
    sandbox=True,
    progress=lambda done, total: None,
):
    """Grade what is new or changed; returns every submission's verdict, old or new.

    ``progress(verdicts, total)`` is called before each submission with the verdicts so far.
    """
    find_alembic()
    config = course_config(root)
    if sandbox:
        require_sandbox()
    else:
        config.SandboxedExecute.sandbox = False
    known = sorted(path.name for path in (root / "source").iterdir() if path.is_dir())
    for assignment in assignments:
        if assignment not in known:
            raise CommandError(
                f'There is no assignment "{assignment}" in source/, only {", ".join(known)}.'
            )
    with only_grader(root):
        return grade_all(config, root, assignments, student, force, progress)


def grade_all(config, root, assignments, student, force, progress):
    """Every submission in turn."""
    for assignment in assignments:
        enter(config, assignment)
    found = submissions(root / "submitted", assignments, student)
    if student and not found:
        raise CommandError(f'There is no submission by "{student}" in submitted/.')
    graded = {assignment: gradebook.students(config, assignment) for assignment in assignments}
    done = []
    for submission in found:
        progress(done, len(found))
        again = force or submission.student not in graded[submission.assignment]
        done.append(judged(config, root, submission, again))
    progress(done, len(found))
    return done


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
        gradebook.enter_assignment(config, assignment, log)
    except (NbGraderException, SQLAlchemyError) as problem:
        raise CommandError(
            f"{assignment} cannot be entered in the gradebook, {gradebook.place(config)}: "
            f"{reasons.error or first_line(problem)}."
        ) from None


def judged(config, root, submission, again):
    """The saved verdict if nothing has changed since, else a new one; never an exception."""
    digest = ""
    try:
        digest = submission.digest(root / "source" / submission.assignment)
        before = verdict.load(root, submission.student, submission.assignment)
        if before and before.digest == digest and before.status.is_verdict and not again:
            return before
        result = grading.grade(config, root, submission, digest)
    except Exception as problem:  # whatever it is, the others are graded
        notes = (f"{first_line(problem)}.",)
        result = Verdict(
            submission.student, submission.assignment, Status.ERROR, 0.0, 0.0, notes, digest
        )
    try:
        result.save(root)
    except OSError as problem:  # a full disk: there is no use in going on
        raise CommandError(
            f"The verdict on {submission.student} cannot be saved: {first_line(problem)}. "
            "Grading stopped; run the same command again when that is mended."
        ) from None
    return result


def first_line(problem):
    said = str(problem).strip() or type(problem).__name__
    return said.splitlines()[0].rstrip(".")

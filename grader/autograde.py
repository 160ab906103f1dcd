"""``grader autograde``: every submission of some assignments, one after the other."""

import logging

from nbgrader.converters.base import NbGraderException
from sqlalchemy.exc import SQLAlchemyError

from grader import gradebook, grading, verdict
from grader.configuration import NotACourse, course_config
from grader.status import Status
from grader.submission import submissions
from grader.verdict import Verdict


def autograde(root, assignments, student=None, force=False, progress=lambda done, total: None):
    """Grade what is new or changed; returns every submission's verdict, old or new.

    ``progress(verdicts, total)`` is called before each submission with the verdicts so far.
    """
    gradebook.find_alembic()
    config = course_config(root)
    for assignment in assignments:
        if not (root / "source" / assignment).is_dir():
            known = ", ".join(sorted(path.name for path in (root / "source").iterdir()))
            raise NotACourse(f'There is no assignment "{assignment}" in source/, only {known}.')
        enter(config, assignment)
    found = submissions(root / "submitted", assignments, student)
    done = []
    for submission in found:
        progress(done, len(found))
        done.append(judged(config, root, submission, force))
    progress(done, len(found))
    return done


def enter(config, assignment):
    """The gradebook has to know the assignment as it is in source/."""
    quiet = logging.Logger("nbgrader", logging.CRITICAL)
    try:
        gradebook.enter_assignment(config, assignment, quiet)
    except NbGraderException as problem:
        raise NotACourse(f"{assignment} cannot be entered in the gradebook: {problem}.") from None


def judged(config, root, submission, force):
    """The saved verdict if nothing has changed since, else a new one; never an exception."""
    digest = submission.digest(root / "source" / submission.assignment)
    before = verdict.load(root, submission.student, submission.assignment)
    if before and before.digest == digest and before.status.is_verdict and not force:
        return before
    try:
        result = grading.grade(config, root, submission, digest)
    except (OSError, ValueError, SQLAlchemyError, NbGraderException) as problem:
        said = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        result = Verdict(
            submission.student, submission.assignment, Status.ERROR, 0.0, 0.0, (said,), digest
        )
    result.save(root)
    return result

"""Open nbgrader's gradebook."""

import logging
import warnings
from contextlib import contextmanager
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from grader.configuration import CommandError


def address(config):
    """The URL of the gradebook's database."""
    return CourseDirectory(config=config).db_url


@contextmanager
def existing(config):
    """The gradebook for reading, or None if there is none yet: reading does not make one."""
    url = make_url(address(config))
    if url.get_backend_name() == "sqlite" and not Path(url.database).exists():
        yield None
        return
    try:
        with quiet(), Gradebook(address(config), CourseDirectory(config=config).course_id) as book:
            yield book
    except SQLAlchemyError as problem:
        reason = str(getattr(problem, "orig", problem)).strip().splitlines()[0]
        raise CommandError(
            f"The gradebook, {url.render_as_string()}, cannot be read: {reason}."
        ) from None


def due_dates(config):
    """The due date of each assignment that has one, in UTC."""
    with existing(config) as book:
        assignments = book.assignments if book else ()
        return {each.name: each.duedate for each in assignments if each.duedate}


@contextmanager
def quiet():
    """Suppress what nbgrader prints about its own workings.

    It logs a traceback to Tornado's log before it raises an error that says the same, and
    SQLAlchemy warns of its way of adding rows.
    """
    log, handler = logging.getLogger("tornado.application"), logging.NullHandler()
    log.addHandler(handler)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Object of type .* not in session", module="nbgrader")
            yield
    finally:
        log.removeHandler(handler)

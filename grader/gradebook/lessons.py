"""What grading asks of nbgrader's gradebook."""

import logging
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from grader.configuration import CommandError
from grader.submissions.task import Lesson, Original, OriginalCell

# Where nbgrader logs a stack of frames before it raises an error that says the same.
logging.getLogger("tornado.application").addHandler(logging.NullHandler())
# nbgrader's own way of adding rows; nothing that an instructor could do about it.
warnings.filterwarnings("ignore", "Object of type .* not in session", module="nbgrader")


@contextmanager
def opened(config):
    course = CourseDirectory(config=config)
    with Gradebook(course.db_url, course.course_id) as gradebook:
        yield gradebook


@contextmanager
def existing(config):
    """The gradebook to read in, or None: reading makes none."""
    address = make_url(place(config))
    if address.get_backend_name() == "sqlite" and not Path(address.database).exists():
        yield None
        return
    try:
        with opened(config) as book:
            yield book
    except SQLAlchemyError as problem:
        said = str(getattr(problem, "orig", problem)).strip().splitlines()[0]
        raise CommandError(
            f"The gradebook, {address.render_as_string()}, cannot be read: {said}."
        ) from None


def due_dates(config):
    """In UTC, by assignment; nothing for one that has none."""
    with existing(config) as book:
        return {one.name: one.duedate for one in book.assignments if one.duedate} if book else {}


def place(config):
    """Where the gradebook is, as a database's address."""
    return CourseDirectory(config=config).db_url


def enter_assignment(config, assignment, log):
    """Bring the gradebook's copy of the assignment up to date with source/.

    The student version is not kept: grading does not rewrite lessons/.
    """
    with tempfile.TemporaryDirectory() as temporary:
        changed = config.copy()
        changed.CourseDirectory.release_directory = temporary
        changed.CourseDirectory.assignment_id = assignment
        course = CourseDirectory(config=changed)
        GenerateAssignment(coursedir=course, config=changed, log=log).start()


def lesson(gradebook, source, config, assignment):
    """All that workers have to know of an assignment; ``source`` is its folder."""
    names = sorted(notebook.name for notebook in gradebook.find_assignment(assignment).notebooks)
    originals = {name: original(gradebook, source, name, assignment) for name in names}
    return Lesson(assignment, originals, given_files(source), config)


def original(gradebook, source, notebook, assignment):
    """The cells that the gradebook knows, and the texts of the notebook in its folder."""
    row = gradebook.find_notebook(notebook, assignment)
    points = {cell.name: cell.max_score for cell in (*row.grade_cells, *row.task_cells)}
    solutions = {cell.name for cell in row.solution_cells}
    tasks = {cell.name for cell in row.task_cells}
    cells = {
        cell.name: OriginalCell(
            cell.name, cell.cell_type, cell.source, _metadata(cell, points, solutions, tasks)
        )
        for cell in row.source_cells
    }
    path = source / f"{notebook}.ipynb"
    whole = nbformat.read(path, as_version=4).cells if path.exists() else ()
    return Original(cells, frozenset(cell.source for cell in whole))


def given_files(source):
    """What the lesson gives beside its notebooks, as bytes by relative name."""
    return {
        path.relative_to(source): path.read_bytes()
        for path in sorted(source.rglob("*"))
        if path.is_file() and path.suffix != ".ipynb"
    }


def students(gradebook, assignment):
    """Those who have a submission in the gradebook."""
    return {one.student.id for one in gradebook.assignment_submissions(assignment)}


def _metadata(source, points, solutions, tasks):
    metadata = {
        "grade": source.name in points and source.name not in tasks,
        "grade_id": source.name,
        "locked": source.locked,
        "schema_version": 3,
        "solution": source.name in solutions,
        "task": source.name in tasks,
        "cell_type": source.cell_type,
        "checksum": source.checksum,
    }
    if source.name in points:
        metadata["points"] = points[source.name]
    return metadata

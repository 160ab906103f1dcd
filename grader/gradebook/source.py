"""An assignment as the gradebook and source/ have it."""

import logging
import tempfile
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grader.gradebook.access import quiet
from grader.submissions.task import SourceAssignment, SourceCell, SourceNotebook


def enter_assignment(config: Config, assignment: str, log: logging.Logger) -> None:
    """Bring the gradebook's copy of the assignment up to date with source/.

    The student version is not kept: grading does not rewrite lessons/.
    """
    with tempfile.TemporaryDirectory() as release, quiet():
        changed = config.copy()
        changed.CourseDirectory.release_directory = release
        changed.CourseDirectory.assignment_id = assignment
        course = CourseDirectory(config=changed)
        GenerateAssignment(coursedir=course, config=changed, log=log).start()


def source_assignment(
    gradebook: Gradebook, folder: Path, config: Config, assignment: str
) -> SourceAssignment:
    """All that workers need to know of an assignment; ``folder`` is its folder in source/."""
    names = sorted(notebook.name for notebook in gradebook.find_assignment(assignment).notebooks)
    notebooks = {name: source_notebook(gradebook, folder, name, assignment) for name in names}
    return SourceAssignment(assignment, notebooks, source_files(folder), config)


def source_notebook(
    gradebook: Gradebook, folder: Path, name: str, assignment: str
) -> SourceNotebook:
    """The cells that the gradebook knows, and the texts of all cells in the folder's notebook."""
    row = gradebook.find_notebook(name, assignment)
    points = {cell.name: cell.max_score for cell in (*row.grade_cells, *row.task_cells)}
    solutions = {cell.name for cell in row.solution_cells}
    tasks = {cell.name for cell in row.task_cells}
    cells = {
        cell.name: SourceCell(
            cell.name, cell.cell_type, cell.source, _metadata(cell, points, solutions, tasks)
        )
        for cell in row.source_cells
    }
    path = folder / f"{name}.ipynb"
    all_cells = nbformat.read(path, as_version=4).cells if path.exists() else ()
    return SourceNotebook(cells, frozenset(cell.source for cell in all_cells))


def source_files(folder: Path) -> dict[Path, bytes]:
    """The files that students get beside the notebooks, by relative name."""
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".ipynb"
    }


def students_with_submission(gradebook: Gradebook, assignment: str) -> set[str]:
    """Those who have a submission in the gradebook."""
    submitted = gradebook.assignment_submissions(assignment)
    return {submission.student.id for submission in submitted}


def _metadata(cell, points, solutions, tasks):
    metadata = {
        "grade": cell.name in points and cell.name not in tasks,
        "grade_id": cell.name,
        "locked": cell.locked,
        "schema_version": 3,
        "solution": cell.name in solutions,
        "task": cell.name in tasks,
        "cell_type": cell.cell_type,
        "checksum": cell.checksum,
    }
    if cell.name in points:
        metadata["points"] = points[cell.name]
    return metadata

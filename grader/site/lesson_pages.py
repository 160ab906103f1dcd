"""What a lesson's page shows: the student's notebook, with outputs of the solved notebook.

The page shows what a student gets, so no solution is on it. But the pictures are drawn by the
student's functions. So a cell that waits for the student's function is run as it is in
``solutions/``, and its code is shown as it is in ``lessons/``. All other cells are run as they are:
questions have no answer yet, and bugs that the student has to find are still there.
"""

import os
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from traitlets.config import Config

from grader.configuration import CommandError

STUB = re.compile(r"^ +# YOUR TURN", re.MULTILINE)  # indented, so it is in a function


class LessonPage(NamedTuple):
    name: str
    title: str
    notebook: nbformat.NotebookNode


def lesson_names(root: Path) -> list[str]:
    """All lessons, in their order."""
    return sorted(path.stem for path in (root / "lessons").glob("*/*.ipynb"))


def read(root: Path, name: str, setup: str) -> LessonPage:
    """The lesson with this name, run."""
    paths = [root / folder / name / f"{name}.ipynb" for folder in ("lessons", "solutions")]
    if not all(path.exists() for path in paths):
        raise CommandError(f"{name} has no {paths[1].relative_to(root)}: run grader build first.")
    notebook, solution = (nbformat.read(path, as_version=4) for path in paths)
    for cell in notebook.cells:
        cell.metadata.graded = cell.metadata.pop("nbgrader", {})
        cell.metadata.waits = bool(STUB.search(cell.source))
    solved = {cell.id: cell.source for cell in solution.cells}
    try:
        outputs = run([source_to_run(cell, solved) for cell in notebook.cells], setup)
    except CellExecutionError as error:
        problem = f"{error.ename}: {error.evalue}"
        raise CommandError(f"{name} does not run through, so it has no page. {problem}") from None
    for cell, cell_outputs in zip(notebook.cells, outputs, strict=True):
        if cell.cell_type == "code":
            cell.outputs = cell_outputs
    title = notebook.cells[0].source.splitlines()[0].lstrip("# ")
    return LessonPage(name, title, notebook)


def source_to_run(cell, solved):
    """The code that is run for the cell. A check is not run: there is no student to be checked."""
    if cell.cell_type != "code" or cell.metadata.graded.get("grade"):
        return ""
    return solved[cell.id] if cell.metadata.waits else cell.source


def run(sources: list[str], setup: str) -> list[list]:
    """The outputs of each source, all run in one kernel after ``setup``. It is our own code."""
    cells = [nbformat.v4.new_code_cell(source) for source in (setup, *sources)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    options = {
        "kernel_name": "python3",
        "store_widget_state": False,
        "shutdown_kernel": "immediate",  # a kernel that is asked to end may print a traceback
    }
    with tempfile.TemporaryDirectory() as folder:
        # Over TCP each kernel prints a warning; in one folder, two kernels take the same socket.
        ipc = {"transport": "ipc", "ip": f"{folder}/kernel"}
        config = Config(KernelManager=ipc if os.name == "posix" else {})
        NotebookClient(notebook, config=config, **options).execute()
    return [cell.outputs for cell in notebook.cells[1:]]

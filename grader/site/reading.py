"""What a lesson's page shows, and what runs to make it: two readings of the same notebook.

The page shows what a student gets, so no solution is on it. But its pictures are drawn by the
student's functions, and so a function that waits for the student runs as in ``solutions/``. All
else runs as it is: questions have no answer yet, and the bugs of lesson 3 are there to be found.
"""

import os
import re
import tempfile
from typing import NamedTuple

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from traitlets.config import Config

from grader.configuration import CommandError

STUB = re.compile(r"^ +# YOUR TURN", re.MULTILINE)  # indented: in a function
# Before the lesson itself: no kernel will ever stand behind this page.
FIRST = "from backprop.widgets.shared.widget import Widget\nWidget.standalone = True"


class Lesson(NamedTuple):
    name: str
    title: str
    points: int
    notebook: object  # as the student gets it, with the outputs of the other reading


def names(root):
    """All lessons, in their order."""
    return sorted(path.stem for path in (root / "lessons").glob("*/*.ipynb"))


def read(root, name):
    """The lesson of this name, run."""
    paths = [root / folder / name / f"{name}.ipynb" for folder in ("lessons", "solutions")]
    if not all(path.exists() for path in paths):
        raise CommandError(f"{name} has no {paths[1].relative_to(root)}: run grader build first.")
    notebook, solution = (nbformat.read(path, as_version=4) for path in paths)
    for cell in notebook.cells:
        cell.metadata.graded = cell.metadata.pop("nbgrader", {})
        cell.metadata.waits = bool(STUB.search(cell.source))
    solved = {cell.id: cell.source for cell in solution.cells}
    try:
        outputs = run([source_to_run(cell, solved) for cell in notebook.cells])
    except CellExecutionError as error:
        problem = f"{error.ename}: {error.evalue}"
        raise CommandError(f"{name} does not run through, so it has no page. {problem}") from None
    for cell, made in zip(notebook.cells, outputs, strict=True):
        if cell.cell_type == "code":
            cell.outputs = made
    points = sum(cell.metadata.graded.get("points", 0) for cell in notebook.cells)
    title = notebook.cells[0].source.splitlines()[0].lstrip("# ")
    return Lesson(name, title, int(points), notebook)


def source_to_run(cell, solved):
    """The code behind the cell; nothing for a check, as there is no student to be checked."""
    if cell.cell_type != "code" or cell.metadata.graded.get("grade"):
        return ""
    return solved[cell.id] if cell.metadata.waits else cell.source


def run(sources):
    """The outputs of each, one after the other in one kernel. It is our own code."""
    cells = [nbformat.v4.new_code_cell(source) for source in (FIRST, *sources)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    options = {
        "kernel_name": "python3",
        "store_widget_state": False,
        "shutdown_kernel": "immediate",  # one that is asked to end may do so with a traceback
    }
    with tempfile.TemporaryDirectory() as sockets:
        # Over TCP each kernel warns; without a folder of their own, two take the same socket.
        ipc = {"transport": "ipc", "ip": f"{sockets}/kernel"}
        manager = ipc if os.name == "posix" else {}
        NotebookClient(notebook, config=Config(KernelManager=manager), **options).execute()
    return [cell.outputs for cell in notebook.cells[1:]]

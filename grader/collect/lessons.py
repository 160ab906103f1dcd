"""Which lesson a submitted notebook is: by its name, and by the cells in it."""

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from grader.configuration import CommandError, refuse_unknown
from grader.submissions import notebook, notebook_file
from grader.submissions.notebook import Refused

# What browsers, Jupyter, Google Drive, file managers and learning systems add to a name.
ENDING = re.compile(r"(\.ipynb)+(\.json|\.txt)?$", re.I)
COPY = re.compile(r"^(copy|kopie) (of|von) |( ?\(\d+\)|[-_ ]*(copy|kopie) ?\d*)$", re.I)
NUMBER_OF_COPY = re.compile(r"\d{1,2}")  # after a lesson's name: 01_loss-1, 01_loss 2
GAP = r"[\W_]"
FOREIGN = "Its cells are those of another course."


class CourseNotebook(NamedTuple):
    """A notebook in source/. ``cell_ids`` are nbgrader's names of its cells."""

    lesson: str
    name: str
    cell_ids: frozenset[str]

    def match(self, file_name: str) -> re.Match | None:
        """The groups are what stands before and after the notebook's name."""
        words = f"{GAP}*".join(re.escape(word) for word in re.split(f"{GAP}+", self.name))
        pattern = re.compile(f"^(?:(.+?){GAP}+)?{words}(?:{GAP}+(.+))?$", re.I)
        return pattern.match(without_copy_marks(file_name))

    def beside_name(self, file_name: str) -> list[str]:
        """What the file's name holds besides the notebook's name and the number of a copy."""
        parts = self.match(file_name).groups()
        return [part for part in parts if part and not NUMBER_OF_COPY.fullmatch(part)]


class Lessons:
    """The notebooks in source/. If ``only`` is a lesson, every submitted file is of that lesson."""

    def __init__(self, source, only=None):
        self.only = only
        self.notebooks = [read(path) for path in sorted(source.glob("*/*.ipynb"))]
        if only:
            refuse_unknown([only], list(dict.fromkeys(each.lesson for each in self.notebooks)))

    def identify(self, file_name: str, content: bytes) -> CourseNotebook:
        """Which notebook was submitted; ``Refused`` if name and cells do not tell for certain."""
        cell_ids = grade_ids(notebook.parse(notebook.decode(content, "It"), "It"))
        by_cells = self.by_cells(cell_ids)
        if self.only:
            candidates = [each for each in self.notebooks if each.lesson == self.only]
        else:
            candidates = self.by_name(file_name) or ([by_cells] if by_cells else [])
        if by_cells and by_cells not in candidates:
            raise Refused(f"It has the cells of {by_cells.name}, not of {candidates[0].name}.")
        if cell_ids and not any(cell_ids & each.cell_ids for each in candidates):
            raise Refused(FOREIGN)
        if not candidates:
            raise Refused("Neither its name nor its cells say which lesson it is.")
        if not by_cells and len(candidates) > 1:
            raise Refused("Neither its name nor its cells say which notebook it is.")
        return by_cells or candidates[0]

    def by_name(self, file_name: str) -> list[CourseNotebook]:
        """Every notebook whose name is in the file's name."""
        return [each for each in self.notebooks if each.match(file_name)]

    def by_cells(self, cell_ids: set[str]) -> CourseNotebook | None:
        """The only notebook of whose cells at least half are there; None if there is no such."""
        notebooks = [
            each
            for each in self.notebooks
            if 0 < len(each.cell_ids) <= 2 * len(cell_ids & each.cell_ids)
        ]
        return notebooks[0] if len(notebooks) == 1 else None

    def possible_ids(self, path: PurePosixPath) -> tuple[str, ...]:
        """The innermost folder that is not a lesson's, and what is beside the lesson's name.

        If every file is of one lesson, a file's whole name may be an id.
        """
        ids = [name for name in path.parts[:-1] if [] not in self.beside_names(name)][-1:]
        beside_names = self.beside_names(path.name)
        if len(beside_names) == 1:
            ids += beside_names[0]
        if self.only and not ids and not beside_names:
            ids = [ENDING.sub("", path.name)]
        return tuple(dict.fromkeys(ids))

    def beside_names(self, name: str) -> list[list[str]]:
        """For each notebook that is in the name, what the name holds besides it."""
        return [each.beside_name(name) for each in self.by_name(name)]


def read(path):
    try:
        text = notebook.decode(notebook_file.read_bytes(path), path.name)
        cell_ids = frozenset(grade_ids(notebook.parse(text, path.name)))
    except Refused as refusal:
        raise CommandError(f"{path} cannot be read. {refusal}") from None
    return CourseNotebook(path.parent.name, path.stem, cell_ids)


def grade_ids(data):
    """nbgrader's names of the cells in a notebook's JSON, which may hold anything."""
    ids = set()
    cells = data.get("cells")
    for cell in cells if isinstance(cells, list) else ():
        value = cell
        for key in ("metadata", "nbgrader", "grade_id"):
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str):
            ids.add(value)
    return ids


def without_copy_marks(name):
    """The name without its ending, and without what marks a copy."""
    name, previous = ENDING.sub("", name), None
    while name != previous:
        name, previous = COPY.sub("", name).strip(), name
    return name

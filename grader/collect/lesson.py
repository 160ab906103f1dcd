"""Which lesson a notebook is, by its name and by the cells in it."""

import re
from typing import NamedTuple

from grader.configuration import CommandError, refuse_unknown
from grader.submissions import notebook
from grader.submissions.notebook import Refused

# What browsers, Jupyter, Google Drive, file managers and learning systems add to a name.
ENDING = re.compile(r"(\.ipynb)+(\.json|\.txt)?$", re.I)
COPIES = re.compile(r"^(copy|kopie) (of|von) |( ?\(\d+\)|[-_ ]*(copy|kopie) ?\d*)$", re.I)
COUNT = re.compile(r"\d{1,2}")  # behind a lesson's name: 01_loss-1, 01_loss 2
GAP = r"[\W_]"


class Notebook(NamedTuple):
    """One that the course asks for: ``ids`` are those of nbgrader's cells in it."""

    lesson: str
    name: str
    ids: frozenset

    @property
    def pattern(self):
        words = f"{GAP}*".join(re.escape(word) for word in re.split(f"{GAP}+", self.name))
        return re.compile(f"^(?:(.+?){GAP}+)?{words}(?:{GAP}+(.+))?$", re.I)


class Lessons:
    """The notebooks in source/; only those of ``wanted``, if that is a lesson."""

    def __init__(self, source, wanted=None):
        self.wanted = wanted
        self.all = [read(path) for path in sorted(source.glob("*/*.ipynb"))]
        if wanted:
            refuse_unknown([wanted], list(dict.fromkeys(one.lesson for one in self.all)))

    def is_called(self, name):
        """Whether this is nothing but a lesson's name."""
        return any(one.pattern.match(plain(name)) and not beside(one, name) for one in self.all)

    def beside(self, name):
        """What the file's name says besides the lesson."""
        called = self.called(name)
        return beside(called[0], name) if len(called) == 1 else []

    def called(self, name):
        """The notebooks that a file of this name may be."""
        return [one for one in self.all if one.pattern.match(plain(name))]

    def of(self, name, content):
        """The notebook that this is; ``Refused`` if it is none, or if nobody can tell."""
        ids = grade_ids(notebook.parse(notebook.decode(content, "It"), "It"))
        inside = self.inside(ids)
        if self.wanted:
            return self.agreed([one for one in self.all if one.lesson == self.wanted], inside, ids)
        called = self.called(name)
        if not called and not inside and ids:
            raise Refused(FOREIGN)
        if not called and not inside:
            raise Refused("Neither its name nor its cells say which lesson it is.")
        return self.agreed(called or [inside], inside, ids)

    def agreed(self, named, inside, ids):
        """Name and cells have to agree, as far as there are any."""
        if inside and inside not in named:
            raise Refused(f"It has the cells of {inside.name}, not of {named[0].name}.")
        if ids and not any(ids & one.ids for one in named):
            raise Refused(FOREIGN)
        if not inside and len(named) > 1:
            raise Refused("Neither its name nor its cells say which notebook it is.")
        return inside or named[0]

    def inside(self, ids):
        """The only notebook at least half of whose cells are among these; None if there is none."""
        found = [one for one in self.all if 0 < len(one.ids) <= 2 * len(ids & one.ids)]
        return found[0] if len(found) == 1 else None


FOREIGN = "Its cells are those of another course."


def read(path):
    try:
        text = notebook.decode(notebook.read_bytes(path), path.name)
        ids = frozenset(grade_ids(notebook.parse(text, path.name)))
    except Refused as refusal:
        raise CommandError(f"{path} cannot be read. {refusal}") from None
    return Notebook(path.parent.name, path.stem, ids)


def grade_ids(data):
    """nbgrader's names of the cells in a notebook's JSON, whatever else may be in it."""
    found = set()
    cells = data.get("cells")
    for cell in cells if isinstance(cells, list) else ():
        for key in ("metadata", "nbgrader", "grade_id"):
            cell = cell.get(key) if isinstance(cell, dict) else None
        if isinstance(cell, str):
            found.add(cell)
    return found


def plain(name):
    """The name without its ending and without the marks of copies."""
    name, before = ENDING.sub("", name), None
    while name != before:
        name, before = COPIES.sub("", name).strip(), name
    return name


def beside(notebook, name):
    """What is before and after the notebook's name, but for a copy's number."""
    parts = notebook.pattern.match(plain(name)).groups()
    return [part for part in parts if part and not COUNT.fullmatch(part)]

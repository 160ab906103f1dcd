"""Bring the graded cells of a submission back to what the source says they are."""

import copy

from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.judge.context import provided
from grader.submissions.repairs import cells, grade_id, record

WHAT_COUNTS = ("grade", "locked", "solution", "points", "schema_version")


class RestoreCells(NbGraderPreprocessor):
    """Type, points, flags, locked source; lost metadata; deleted cells, in their places.

    nbgrader's OverwriteCells follows and finds nothing left to do. By itself it trusts a cell's own
    ``grade`` and ``solution`` flags, and does not know a cell that has lost its metadata.
    """

    def preprocess(self, nb, resources):
        notebook = resources["nbgrader"]["notebook"]
        sources = provided(self, resources).original.cells
        self.done = {}
        self._recognise(nb, sources)
        ours = {name for name, one in sources.items() if counts(one.metadata)}
        here = any(grade_id(cell) in ours for cell in nb.cells)
        for cell in nb.cells:
            name = grade_id(cell)
            if name in sources:
                self._restore(cell, sources[name])
            elif "nbgrader" in cell.metadata:
                del cell.metadata["nbgrader"]
                if name:
                    self._note("not in the source: earns nothing", name)
        self._add_missing(nb, sources)
        if here:
            for what, names in self.done.items():
                record(self, f"{cells(names)}: {what}.")
        else:
            record(
                self,
                f"{notebook}.ipynb is another notebook: none of this lesson's cells are in it.",
            )
        return nb, resources

    def _note(self, what, name):
        self.done.setdefault(what, []).append(name)

    def _recognise(self, nb, sources):
        """A cell that has lost its name is known by its id, if no other cell claims that."""
        claimed = {grade_id(cell) for cell in nb.cells}
        for cell in nb.cells:
            known = cell.get("id") in sources and cell.id not in claimed
            if known and grade_id(cell) not in sources:
                cell.metadata["nbgrader"] = {"grade_id": cell.id}
                claimed.add(cell.id)

    def _restore(self, cell, source):
        changed, metadata = [], source.metadata
        if cell.cell_type != source.cell_type:
            changed.append(f"made a {cell.cell_type} cell")
            _retype(cell, source.cell_type)
        given = cell.metadata["nbgrader"]
        if any(given.get(key) != metadata.get(key) for key in WHAT_COUNTS):
            changed.append("its metadata changed")
        if metadata["locked"] and cell.source != source.source:
            changed.append("its text changed")
            cell.source = source.source
        cell.metadata["nbgrader"] = copy.deepcopy(metadata)
        if changed:
            self._note(f"{', '.join(changed)}; restored", source.name)

    def _add_missing(self, nb, sources):
        """Each deleted test goes behind the cell that stands before it in the source.

        A deleted answer stays deleted: its tests then fail, and nothing else does.
        """
        place = 0
        for name, source in sources.items():
            metadata = copy.deepcopy(source.metadata)
            ids = [grade_id(cell) for cell in nb.cells]
            if name in ids:
                place = max(place, ids.index(name) + 1)
            elif metadata["locked"]:
                new_cell = new_code_cell if source.cell_type == "code" else new_markdown_cell
                nb.cells.insert(place, new_cell(source.source, metadata={"nbgrader": metadata}))
                place += 1
                self._note("deleted; restored", name)
            else:
                self._note("an answer, deleted; earns nothing", name)


def counts(metadata):
    """Whether the cell is an answer or earns points."""
    return metadata["grade"] or metadata["solution"]


def _retype(cell, cell_type):
    cell.cell_type = cell_type
    if cell_type == "code":
        cell.outputs, cell.execution_count = [], None
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)
    cell.pop("attachments", None)

"""Bring the graded cells of a submission back to what the source says they are."""

import copy

from nbformat import from_dict
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, NbGraderPreprocessor
from nbgrader.utils import is_grade, is_locked, is_solution, is_task

from grader.judge.context import provided
from grader.submissions.repairs import cells, grade_id, record


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
        before = role(cell)
        cell.metadata["nbgrader"] = copy.deepcopy(metadata)
        if role(cell) != before:
            changed.append("its metadata changed")
        if metadata["locked"] and cell.source != source.source:
            if cell.source != self._handed_out(source):
                changed.append("its text changed")
            cell.source = source.source
        if changed:
            self._note(f"{', '.join(changed)}; restored", source.name)

    def _handed_out(self, source):
        """The cell's text in the student version: no hidden tests, no marking scheme."""
        cell = from_dict({"source": source.source, "metadata": {"nbgrader": source.metadata}})
        for remover in (ClearHiddenTests(parent=self), ClearMarkScheme(parent=self)):
            remover.preprocess_cell(cell, {}, 0)
        return cell.source

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
    return metadata["grade"] or metadata["solution"] or metadata["task"]


def role(cell):
    """What nbgrader takes the cell for: a test is locked, whatever its metadata say of that."""
    metadata = cell.metadata["nbgrader"]
    points = metadata.get("points") if is_grade(cell) or is_task(cell) else None
    flags = (is_grade(cell), is_solution(cell), is_task(cell), is_locked(cell))
    return *flags, points, metadata.get("schema_version")


def _retype(cell, cell_type):
    cell.cell_type = cell_type
    if cell_type == "code":
        cell.outputs, cell.execution_count = [], None
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)
    cell.pop("attachments", None)

"""Make the graded cells of a submission what the source says they are."""

import copy

from nbformat import from_dict
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, NbGraderPreprocessor
from nbgrader.utils import is_grade, is_locked, is_solution, is_task

from grader.submissions.repairs import grade_id, list_of_cells, report_repair


class RestoreCells(NbGraderPreprocessor):
    """Restores type, points, flags, locked text and lost metadata; puts back deleted tests.

    nbgrader's OverwriteCells follows and finds nothing left to do. By itself it would trust a
    cell's own ``grade`` and ``solution`` flags, and not know a cell that has lost its metadata.
    """

    def preprocess(self, nb, resources):
        sources = resources["grading"].source.cells
        self.repairs = {}  # names of cells, by what was done to them
        self._recognise(nb, sources)
        graded = {name for name, source in sources.items() if is_graded(source.metadata)}
        is_this_lesson = any(grade_id(cell) in graded for cell in nb.cells)
        for cell in nb.cells:
            name = grade_id(cell)
            if name in sources:
                self._restore(cell, sources[name])
            elif "nbgrader" in cell.metadata:
                del cell.metadata["nbgrader"]
                if name:
                    self._note("not in the source: earns nothing", name)
        self._add_missing(nb, sources)
        if is_this_lesson:
            for repair, names in self.repairs.items():
                report_repair(self, f"{list_of_cells(names)}: {repair}.")
        else:
            file = f"{resources['nbgrader']['notebook']}.ipynb"
            report_repair(
                self, f"{file} is another notebook: none of this lesson's cells are in it."
            )
        return nb, resources

    def _note(self, repair, name):
        self.repairs.setdefault(repair, []).append(name)

    def _recognise(self, nb, sources):
        """Name a cell that has lost its name by its id, if no other cell has that name."""
        claimed = {grade_id(cell) for cell in nb.cells}
        for cell in nb.cells:
            is_known = cell.get("id") in sources and cell.id not in claimed
            if is_known and grade_id(cell) not in sources:
                cell.metadata["nbgrader"] = {"grade_id": cell.id}
                claimed.add(cell.id)

    def _restore(self, cell, source):
        changes, metadata = [], source.metadata
        if cell.cell_type != source.cell_type:
            changes.append(f"made a {cell.cell_type} cell")
            _retype(cell, source.cell_type)
        submitted_role = role(cell)
        cell.metadata["nbgrader"] = copy.deepcopy(metadata)
        if role(cell) != submitted_role:
            changes.append("its metadata changed")
        if metadata["locked"] and cell.source != source.source:
            if cell.source != self._student_version(source):
                changes.append("its text changed")
            cell.source = source.source
        if changes:
            self._note(f"{', '.join(changes)}; restored", source.name)

    def _student_version(self, source):
        """The cell's text as students get it: without hidden tests and marking scheme."""
        cell = from_dict({"source": source.source, "metadata": {"nbgrader": source.metadata}})
        for remover in (ClearHiddenTests(parent=self), ClearMarkScheme(parent=self)):
            remover.preprocess_cell(cell, {}, 0)
        return cell.source

    def _add_missing(self, nb, sources):
        """Put each deleted test behind the cell that comes before it in the source.

        A deleted answer stays deleted: its tests fail, and nothing else does.
        """
        position = 0
        for name, source in sources.items():
            metadata = copy.deepcopy(source.metadata)
            ids = [grade_id(cell) for cell in nb.cells]
            if name in ids:
                position = max(position, ids.index(name) + 1)
            elif metadata["locked"]:
                new_cell = new_code_cell if source.cell_type == "code" else new_markdown_cell
                nb.cells.insert(position, new_cell(source.source, metadata={"nbgrader": metadata}))
                position += 1
                self._note("deleted; restored", name)
            else:
                self._note("an answer, deleted; earns nothing", name)


def is_graded(metadata):
    """Whether the cell is an answer or earns points."""
    return metadata["grade"] or metadata["solution"] or metadata["task"]


def role(cell):
    """What nbgrader takes the cell for. A test is locked, whatever its metadata say of that."""
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

"""nbgrader preprocessors, one class a file, and the table of those that grade a notebook."""

from nbgrader import preprocessors as stock
from nbgrader.converters import Autograde
from traitlets.utils.importstring import import_item

from grader.preprocessors.clean_notes import CleanNotes
from grader.preprocessors.clean_outputs import CleanOutputs
from grader.preprocessors.execute import SandboxedExecute
from grader.preprocessors.judge import Judge
from grader.preprocessors.keep_first_copy import KeepFirstCopy
from grader.preprocessors.note_grades import NoteGrades
from grader.preprocessors.read_course import ReadCourse
from grader.preprocessors.refuse_links import RefuseLinks
from grader.preprocessors.restore_cells import RestoreCells
from grader.preprocessors.save_results import SaveResults

# Each step of stock nbgrader, what plain `nbgrader autograde` runs in its place, and what a worker
# runs in place of that. Steps that are not in the table stay.
# fmt: off
STEPS = (
    (stock.ClearOutput,         ReadCourse,                None),  # a worker has it from its task
    (stock.ClearOutput,         RefuseLinks,               None),  # nothing is copied for a worker
    (stock.ClearOutput,         stock.ClearOutput,         stock.ClearOutput),
    (stock.DeduplicateIds,      KeepFirstCopy,             KeepFirstCopy),
    (stock.DeduplicateIds,      RestoreCells,              RestoreCells),
    (stock.OverwriteKernelspec, stock.OverwriteKernelspec, None),  # read_notebook() has set ours
    (stock.OverwriteCells,      stock.OverwriteCells,      None),  # RestoreCells leaves it no work
    (stock.CheckCellMetadata,   stock.CheckCellMetadata,   None),  # RestoreCells sets them all
    (stock.Execute,             ReadCourse,                None),  # nbgrader makes new resources
    (stock.Execute,             SandboxedExecute,          SandboxedExecute),
    (stock.Execute,             Judge,                     Judge),
    (stock.Execute,             CleanOutputs,              CleanOutputs),
    (stock.SaveAutoGrades,      stock.SaveAutoGrades,      NoteGrades),
    (stock.SaveAutoGrades,      SaveResults,               None),  # the writer does
    (stock.SaveAutoGrades,      CleanNotes,                CleanNotes),
    (stock.AssignLatePenalties, stock.AssignLatePenalties, None),  # the writer does
)
# fmt: on


def for_nbgrader(preprocessors):
    """The preprocessors of plain ``nbgrader autograde``, from a list that may have nbgrader's."""
    made = []
    for name in preprocessors:
        preprocessor = import_item(name) if isinstance(name, str) else name
        made += [plain for step, plain, _ in STEPS if step is preprocessor] or [preprocessor]
    return list(dict.fromkeys(made))


def for_worker(preprocessors):
    """A worker's preprocessors, from the list in nbgrader's configuration.

    A course that does not configure nbgrader's lists is graded in the sandbox as well.
    """
    by_plain = {plain: worker for _, plain, worker in STEPS}
    return [
        worker
        for preprocessor in for_nbgrader(preprocessors)
        if (worker := by_plain.get(preprocessor, preprocessor))
    ]


SANITIZE = for_nbgrader(Autograde.sanitize_preprocessors.default())
AUTOGRADE = for_nbgrader(Autograde.autograde_preprocessors.default())

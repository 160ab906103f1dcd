"""nbgrader preprocessors: one class a file.

``SANITIZE`` and ``AUTOGRADE`` are nbgrader's two lists for autograding with ours in their places.
"""

from nbgrader.converters import Autograde
from nbgrader.preprocessors import ClearOutput, DeduplicateIds, Execute, SaveAutoGrades
from traitlets.utils.importstring import import_item

from grader.preprocessors.clean_notes import CleanNotes
from grader.preprocessors.clean_outputs import CleanOutputs
from grader.preprocessors.execute import SandboxedExecute
from grader.preprocessors.judge import Judge
from grader.preprocessors.keep_first_copy import KeepFirstCopy
from grader.preprocessors.note_grades import NoteGrades
from grader.preprocessors.refuse_links import RefuseLinks, only_files
from grader.preprocessors.restore_cells import RestoreCells

OURS = {
    ClearOutput: [RefuseLinks, ClearOutput],
    DeduplicateIds: [KeepFirstCopy, RestoreCells],
    Execute: [SandboxedExecute, Judge, CleanOutputs],
    SaveAutoGrades: [SaveAutoGrades, CleanNotes],
}


def with_ours(preprocessors):
    """A list from a configuration with ours in nbgrader's places; ours may be in it already."""
    classes = [import_item(name) if isinstance(name, str) else name for name in preprocessors]
    replaced = [ours for theirs in classes for ours in OURS.get(theirs, [theirs])]
    return list(dict.fromkeys(replaced))


SANITIZE = with_ours(Autograde.sanitize_preprocessors.default())
AUTOGRADE = with_ours(Autograde.autograde_preprocessors.default())

__all__ = [
    "AUTOGRADE",
    "SANITIZE",
    "CleanNotes",
    "CleanOutputs",
    "Judge",
    "KeepFirstCopy",
    "NoteGrades",
    "RefuseLinks",
    "RestoreCells",
    "SandboxedExecute",
    "only_files",
    "with_ours",
]

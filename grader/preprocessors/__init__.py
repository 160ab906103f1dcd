"""nbgrader preprocessors: one class a file.

``SANITIZE`` and ``AUTOGRADE`` are nbgrader's two lists for autograding with ours in their places.
"""

from nbgrader.converters import Autograde
from nbgrader.preprocessors import ClearOutput, SaveAutoGrades

from grader.preprocessors.clean_notes import CleanNotes
from grader.preprocessors.clean_outputs import CleanOutputs
from grader.preprocessors.execute import SandboxedExecute
from grader.preprocessors.judge import Judge
from grader.preprocessors.keep_first_copy import KeepFirstCopy
from grader.preprocessors.note_grades import NoteGrades
from grader.preprocessors.refuse_links import RefuseLinks, only_files
from grader.preprocessors.restore_cells import RestoreCells

OURS = {
    "ClearOutput": [RefuseLinks, ClearOutput],
    "DeduplicateIds": [KeepFirstCopy, RestoreCells],
    "Execute": [SandboxedExecute, Judge, CleanOutputs],
    "SaveAutoGrades": [SaveAutoGrades, CleanNotes],
}


def _with_ours(preprocessors):
    return [ours for theirs in preprocessors for ours in OURS.get(theirs.__name__, [theirs])]


SANITIZE = _with_ours(Autograde.sanitize_preprocessors.default())
AUTOGRADE = _with_ours(Autograde.autograde_preprocessors.default())

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
]

"""nbgrader preprocessors: one class a file.

``SANITIZE`` and ``AUTOGRADE`` are nbgrader's two lists for autograding with ours in their places.
"""

from nbgrader.converters import Autograde

from grader.preprocessors.execute import SurvivingExecute
from grader.preprocessors.keep_first_copy import KeepFirstCopy
from grader.preprocessors.restore_cells import RestoreCells

OURS = {"DeduplicateIds": [KeepFirstCopy, RestoreCells], "Execute": [SurvivingExecute]}


def _with_ours(preprocessors):
    return [ours for theirs in preprocessors for ours in OURS.get(theirs.__name__, [theirs])]


SANITIZE = _with_ours(Autograde.sanitize_preprocessors.default())
AUTOGRADE = _with_ours(Autograde.autograde_preprocessors.default())

__all__ = ["AUTOGRADE", "SANITIZE", "KeepFirstCopy", "RestoreCells", "SurvivingExecute"]

"""A person is sent to the submissions that need one, with a reason and what to do."""

import pytest

from grader.report.concerns import ADVICE, BY_HAND, NO_SANDBOX, NOTES, concerns, reasons
from grader.report.records import NO_RECORD, NOT_GRADED, GradedCell, SubmissionRecord
from grader.submissions.status import Status
from grader.submissions.verdict import WITHOUT_SANDBOX

CELL = GradedCell("lesson", "lesson", "test_a", 2.0, "a", "batch")


def submission(status=Status.GRADED, **fields):
    return SubmissionRecord("lesson", "ada", status, 1.0, **fields)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (submission(), []),
        (
            submission(notes=('Cell "a": deleted; restored.',)),
            [(NOTES, 'Cell "a": deleted; restored.')],
        ),
        (submission(Status.TIMEOUT, notes=("It ran on.", "b.")), [("timeout", "It ran on. b.")]),
        (submission(by_hand=[CELL]), [(BY_HAND, "a · batch")]),
        (submission(sandbox=False, notes=(WITHOUT_SANDBOX,)), [(NO_SANDBOX, "")]),
        (
            submission(sandbox=False, notes=("x.", WITHOUT_SANDBOX)),
            [(NOTES, "x."), (NO_SANDBOX, "")],
        ),
        (submission(NOT_GRADED), [(NOT_GRADED, "")]),
        (submission(NO_RECORD), [(NO_RECORD, "")]),
    ],
)
def test_each_reason_is_named(record, expected):
    assert list(reasons(record)) == expected


def test_there_is_advice_for_whatever_can_become_of_a_submission():
    assert set(ADVICE) >= set(Status) - {Status.GRADED}


def test_the_most_urgent_comes_first():
    statuses = (Status.TIMEOUT, Status.GRADED, Status.ERROR, NOT_GRADED)
    class_ = [submission(status, notes=("x",)) for status in statuses]
    order = [concern.reason for concern in concerns(class_)]
    assert order == ["error", "not graded yet", "timeout", "put right or left out"]

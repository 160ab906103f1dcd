"""A person is sent to the submissions that need one, with a reason and what to do."""

import pytest

from grader.report.attention import ADVICE, BY_HAND, NO_SANDBOX, NOTES, attention, reasons
from grader.report.records import NO_RECORD, NOT_GRADED, Cell, Entry
from grader.submissions.status import Status
from grader.submissions.verdict import WITHOUT_SANDBOX

CELL = Cell("lesson", "lesson", "test_a", 2.0, "a", "batch")


def entry(status=Status.GRADED, **more):
    return Entry("lesson", "ada", status, 1.0, **more)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (entry(), []),
        (entry(notes=('Cell "a": deleted; restored.',)), [(NOTES, 'Cell "a": deleted; restored.')]),
        (entry(Status.TIMEOUT, notes=("It ran on.", "b.")), [("timeout", "It ran on. b.")]),
        (entry(by_hand=[CELL]), [(BY_HAND, "a · batch")]),
        (entry(sandbox=False, notes=(WITHOUT_SANDBOX,)), [(NO_SANDBOX, "")]),
        (entry(sandbox=False, notes=("x.", WITHOUT_SANDBOX)), [(NOTES, "x."), (NO_SANDBOX, "")]),
        (entry(NOT_GRADED), [(NOT_GRADED, "")]),
        (entry(NO_RECORD), [(NO_RECORD, "")]),
    ],
)
def test_each_reason_is_named(one, expected):
    assert list(reasons(one)) == expected


def test_there_is_advice_for_whatever_can_become_of_a_submission():
    assert set(ADVICE) >= set(Status) - {Status.GRADED}


def test_the_most_urgent_comes_first():
    class_ = [entry(Status.TIMEOUT), entry(notes=("x",)), entry(Status.ERROR), entry(NOT_GRADED)]
    found = [one.reason for one in attention(class_)]
    assert found == ["error", "not graded yet", "timeout", "put right or left out"]

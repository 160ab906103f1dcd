"""Which submissions a person should look at, why, and what to do."""

from typing import NamedTuple

from grader.report.records import NO_RECORD, NOT_GRADED, SubmissionRecord
from grader.submissions.status import Status
from grader.submissions.verdict import WITHOUT_SANDBOX

NO_SANDBOX, BY_HAND, NOTES = "no sandbox", "points by hand", "put right or left out"

# The most urgent reason first.
ADVICE = {
    Status.ERROR: "The grader itself failed. Read the details, then run grader autograde again.",
    NOT_GRADED: "Handed in, but not graded. Run grader autograde.",
    NO_RECORD: "It has points, but no record of why. Run grader autograde again.",
    BY_HAND: "Give the points in Formgrader.",
    Status.UNREADABLE: "The file is not a valid notebook. Ask the student for another copy.",
    Status.MISSING: "The notebook is not there. Ask the student for it.",
    Status.TIMEOUT: "A cell ran too long. See which, and whether the lost points are deserved.",
    Status.MEMORY: "It took too much memory. See where, and whether the lost points are deserved.",
    Status.FLOOD: "It put out too much. See where, and whether the lost points are deserved.",
    Status.KERNEL_DIED: "The student's code ended its own kernel. See where.",
    NO_SANDBOX: "The student's code ran with your own rights. Grade it again in the sandbox.",
    NOTES: "Read what was changed, and whether that is what the student meant.",
}


class Concern(NamedTuple):
    """A submission and one reason to look at it."""

    assignment: str
    student: str
    reason: str
    details: str


def concerns(submissions: list[SubmissionRecord]) -> list[Concern]:
    """Every reason of every submission, in the order of :data:`ADVICE`."""
    unsorted = [
        Concern(submission.assignment, submission.student, reason, details)
        for submission in submissions
        for reason, details in reasons(submission)
    ]
    order = list(ADVICE)
    return sorted(unsorted, key=lambda each: (order.index(each.reason), *each[:2]))


def reasons(submission: SubmissionRecord):
    """Yields (reason, details). The grader's notes are the details of the first reason."""
    notes = " ".join(note for note in submission.notes if note != WITHOUT_SANDBOX)
    if submission.status != Status.GRADED:
        yield str(submission.status), notes
    elif notes:
        yield NOTES, notes
    if submission.by_hand:
        yield BY_HAND, ", ".join(cell.title for cell in submission.by_hand)
    if not submission.sandbox:
        yield NO_SANDBOX, ""

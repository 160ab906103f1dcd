"""Which submissions a person should look at, why, and what to do."""

from typing import NamedTuple

from grader.report.records import NO_RECORD, NOT_GRADED
from grader.submissions.status import Status
from grader.submissions.verdict import WITHOUT_SANDBOX

NO_SANDBOX, BY_HAND, NOTES = "no sandbox", "points by hand", "put right or left out"

# In the order in which somebody should look.
ADVICE = {
    Status.ERROR: "The grader itself failed. Read the line, then run grader autograde again.",
    NOT_GRADED: "Handed in, without a verdict. Run grader autograde.",
    NO_RECORD: "It has points, but nothing says where from. Run grader autograde again.",
    BY_HAND: "Give the points in Formgrader.",
    Status.UNREADABLE: "No notebook can be made of it. Ask the student for another copy.",
    Status.MISSING: "The notebook is not there. Ask the student for it.",
    Status.TIMEOUT: "It ran too long. Look where, and whether the lost points are deserved.",
    Status.MEMORY: "It took too much memory. Look where, and whether the lost points are deserved.",
    Status.FLOOD: "It put out too much. Look where, and whether the lost points are deserved.",
    Status.KERNEL_DIED: "It ended its own kernel. Look where it did.",
    NO_SANDBOX: "The student's code ran with your own rights. Grade it again in the sandbox.",
    NOTES: "Read what was done, and whether it is what the student meant.",
}


class Attention(NamedTuple):
    """A submission and one reason to look at it."""

    assignment: str
    student: str
    reason: str
    details: str


def attention(entries):
    """Every reason of every submission, in the order of :data:`ADVICE`."""
    found = [
        Attention(entry.assignment, entry.student, reason, details)
        for entry in entries
        for reason, details in reasons(entry)
    ]
    order = list(ADVICE)
    return sorted(found, key=lambda one: (order.index(one.reason), one.assignment, one.student))


def reasons(entry):
    """(reason, details) for each reason; the grader's sentences stand with the first of them."""
    said = " ".join(note for note in entry.notes if note != WITHOUT_SANDBOX)
    if entry.status != Status.GRADED:
        yield str(entry.status), said
    elif said:
        yield NOTES, said
    if entry.by_hand:
        yield BY_HAND, ", ".join(cell.title for cell in entry.by_hand)
    if not entry.sandbox:
        yield NO_SANDBOX, ""

"""What is known about a class: its submissions, the answers in them, and what was judged."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from grader.submissions.status import Status

NOT_GRADED = "not graded yet"
NO_RECORD = "no record"  # it has points, but no record of grading
NOTHING_JUDGED = (Status.MISSING, Status.UNREADABLE, Status.ERROR)
WITHOUT_POINTS = (Status.ERROR, NOT_GRADED)


class GradedCell(NamedTuple):
    """A cell that earns points, and the exercise (and group of cases) that it checks."""

    assignment: str
    notebook: str
    name: str
    points: float
    exercise: str
    group: str | None

    @property
    def title(self):
        return f"{self.exercise} · {self.group}" if self.group else self.exercise


class Answer(NamedTuple):
    """The result of one graded cell in one submission."""

    points: float
    passed: bool | None = None
    reason: str = ""
    misconception: str | None = None


@dataclass
class SubmissionRecord:
    """One submission. ``score`` is None as long as there is no verdict."""

    assignment: str
    student: str
    status: str = NOT_GRADED
    score: float | None = None
    timestamp: datetime | None = None
    notes: tuple[str, ...] = ()
    seconds: float | None = None
    sandbox: bool = True
    by_hand: list[GradedCell] = field(default_factory=list)  # a person has to give these points
    answers: dict[GradedCell, Answer] = field(default_factory=dict)

    @property
    def is_judged(self):
        """Whether its answers were judged. A missing or unreadable notebook has no answers."""
        return self.score is not None and self.status not in NOTHING_JUDGED


class ClassRecords(NamedTuple):
    course: str
    time: datetime
    cells: dict[str, list[GradedCell]]  # by assignment
    students: list[str]
    submissions: list[SubmissionRecord]

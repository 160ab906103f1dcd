"""Every score in nbgrader's gradebook, in two queries however large the class is."""

from datetime import datetime
from typing import NamedTuple

from nbgrader.api import Assignment, Grade, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import func, select


class Score(NamedTuple):
    """Of one submission: when it was handed in, its points, what being late costs."""

    timestamp: datetime | None
    raw: float
    penalty: float

    @property
    def points(self):
        """What counts, as in nbgrader's own export."""
        return max(0.0, self.raw - self.penalty)


def scores(gradebook):
    """{(assignment's name, student's id): :class:`Score`}, nothing for who handed in nothing."""
    penalty = func.coalesce(func.sum(SubmittedNotebook.late_submission_penalty), 0.0)
    penalties = select(SubmittedNotebook.assignment_id, penalty)
    penalties = dict(
        gradebook.db.execute(penalties.group_by(SubmittedNotebook.assignment_id)).all()
    )
    found = (
        select(
            SubmittedAssignment.id,
            Assignment.name,
            SubmittedAssignment.student_id,
            SubmittedAssignment.timestamp,
            func.coalesce(func.sum(Grade.score), 0.0),
        )
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .outerjoin(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .outerjoin(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .group_by(
            SubmittedAssignment.id,
            Assignment.name,
            SubmittedAssignment.student_id,
            SubmittedAssignment.timestamp,
        )
    )
    return {
        (assignment, student): Score(when, points, penalties.get(row, 0.0))
        for row, assignment, student, when, points in gradebook.db.execute(found)
    }

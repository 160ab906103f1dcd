"""Every score in nbgrader's gradebook, in two queries whatever the size of the class."""

from datetime import datetime
from typing import NamedTuple

from nbgrader.api import Assignment, Grade, Gradebook, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import func, select


class Score(NamedTuple):
    """The score of one submission."""

    timestamp: datetime | None  # of handing in
    raw: float
    penalty: float  # for being late

    @property
    def points(self):
        """The points that count, as in nbgrader's own export."""
        return max(0.0, self.raw - self.penalty)


def scores(gradebook: Gradebook) -> dict[tuple[str, str], Score]:
    """The score of each submission by (assignment's name, student's id)."""
    penalty = func.coalesce(func.sum(SubmittedNotebook.late_submission_penalty), 0.0)
    penalties = select(SubmittedNotebook.assignment_id, penalty)
    penalties = dict(
        gradebook.db.execute(penalties.group_by(SubmittedNotebook.assignment_id)).all()
    )
    submissions = (
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
        (assignment, student): Score(timestamp, points, penalties.get(row, 0.0))
        for row, assignment, student, timestamp, points in gradebook.db.execute(submissions)
    }

"""nbgrader's table of grades as a CSV file that a spreadsheet may open.

The stock exporter does not quote: a name with a comma shifts its row, and what a student is called
may be a formula, which a spreadsheet computes.
"""

from grader.gradebook.exporters.table import TableExport
from grader.gradebook.scores import Score

# In nbgrader's order, so that whatever reads its file reads this one.
COLUMNS = (
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
)
NOTHING = Score(None, 0.0, 0.0)


class SafeCsv(TableExport):
    """``nbgrader export``: every student's score in every assignment, 0 for what is missing."""

    def rows(self, assignments, students, scores):
        yield COLUMNS
        for assignment in assignments:
            for student in students:
                score = scores.get((assignment.name, student.id), NOTHING)
                yield (
                    assignment.name,
                    assignment.duedate,
                    score.timestamp,
                    student.id,
                    student.last_name,
                    student.first_name,
                    student.email,
                    score.raw,
                    score.penalty,
                    score.points,
                    assignment.max_score,
                )

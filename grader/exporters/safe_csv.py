"""nbgrader's table of grades as a CSV file that a spreadsheet may open.

The stock exporter does not quote: a name with a comma shifts its row, and what a student is called
may be a formula, which a spreadsheet computes.
"""

import csv

from nbgrader.api import MissingEntry
from nbgrader.plugins import ExportPlugin

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
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class SafeCsv(ExportPlugin):
    """``nbgrader export``: every student's score in every assignment, 0 for what is missing."""

    def export(self, gradebook):
        path = self.to or "grades.csv"
        self.log.info("Exporting grades to %s", path)
        with open(path, "w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(COLUMNS)
            for assignment in gradebook.assignments:
                for student in sorted(gradebook.students, key=_name):
                    if _chosen(assignment.name, self.assignment) and _chosen(
                        student.id, self.student
                    ):
                        table.writerow(map(guarded, _row(gradebook, assignment, student)))


def guarded(value):
    """As text, with an apostrophe before what a spreadsheet would compute; numbers stay."""
    if isinstance(value, float | int):
        return value
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULAS) else text


def _name(student):
    """In the same order, whoever was graded first."""
    return student.last_name or "", student.first_name or "", student.id


def _chosen(name, chosen):
    return not chosen or name in map(str, chosen)


def _row(gradebook, assignment, student):
    try:
        found = gradebook.find_submission(assignment.name, student.id)
    except MissingEntry:
        timestamp, score, penalty = None, 0.0, 0.0
    else:
        timestamp, score = found.timestamp, found.score
        penalty = found.late_submission_penalty
    return (
        assignment.name,
        assignment.duedate,
        timestamp,
        student.id,
        student.last_name,
        student.first_name,
        student.email,
        score,
        penalty,
        max(0.0, score - penalty),
        assignment.max_score,
    )

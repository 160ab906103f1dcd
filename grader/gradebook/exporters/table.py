"""CSV files that are safe to open in a spreadsheet, whatever a student's name is."""

import csv

from nbgrader.plugins import ExportPlugin

from grader.gradebook.scores import scores

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def guarded(value):
    """Text with an apostrophe before anything that a spreadsheet would compute; numbers stay."""
    if isinstance(value, float | int):
        return value
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULAS) else text


def write(path, rows):
    """In UTF-8, separated by commas."""
    with open(path, "w", newline="", encoding="utf-8", errors="replace") as file:
        csv.writer(file).writerows(map(guarded, row) for row in rows)


class TableExport(ExportPlugin):
    """An export plugin: a subclass has ``rows(assignments, students, scores)``.

    ``scores`` are by (assignment's name, student's id). Without a submission there is no score.
    """

    file_name = "grades.csv"

    def export(self, gradebook):
        path = self.to or self.file_name
        self.log.info("Exporting grades to %s", path)
        assignments = _chosen(gradebook.assignments, "name", self.assignment)
        students = _chosen(sorted(gradebook.students, key=_name), "id", self.student)
        write(path, self.rows(assignments, students, scores(gradebook)))


def points(student, assignments, scores):
    """The student's points in each assignment, or an empty field: no grade."""
    keys = [(assignment.name, student.id) for assignment in assignments]
    return [scores[key].points if key in scores else "" for key in keys]


def _name(student):
    return student.last_name or "", student.first_name or "", student.id


def _chosen(rows, key, names):
    """The rows named by ``--assignment`` or ``--student``; all rows without these options."""
    return [row for row in rows if not names or getattr(row, key) in map(str, names)]

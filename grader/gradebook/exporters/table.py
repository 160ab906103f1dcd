"""A CSV file that a spreadsheet may open, whatever a student is called."""

import csv

from nbgrader.plugins import ExportPlugin

from grader.gradebook.scores import scores

FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def guarded(value):
    """As text, with an apostrophe before what a spreadsheet would compute; numbers stay."""
    if isinstance(value, float | int):
        return value
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULAS) else text


def write(path, rows):
    """UTF-8, separated by commas."""
    with open(path, "w", newline="", encoding="utf-8", errors="replace") as file:
        csv.writer(file).writerows(map(guarded, row) for row in rows)


class TableExport(ExportPlugin):
    """An export plugin whose ``rows(assignments, students, scores)`` are one table.

    ``scores`` by (assignment's name, student's id): who handed in nothing has none.
    """

    file_name = "grades.csv"

    def export(self, gradebook):
        path = self.to or self.file_name
        self.log.info("Exporting grades to %s", path)
        assignments = _chosen(gradebook.assignments, "name", self.assignment)
        students = _chosen(sorted(gradebook.students, key=_name), "id", self.student)
        write(path, self.rows(assignments, students, scores(gradebook)))


def _name(student):
    """In the same order, whoever was graded first."""
    return student.last_name or "", student.first_name or "", student.id


def _chosen(found, key, names):
    """Those that were asked for by ``--assignment`` or ``--student``; all, if nothing was."""
    return [one for one in found if not names or getattr(one, key) in map(str, names)]

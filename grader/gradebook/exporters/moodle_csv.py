"""A CSV file that Moodle imports into its gradebook (Grades, Import, CSV file).

After "Grade import" in Moodle's documentation (docs.moodle.org, Grade_import): the first line has
the headings, one column says who it is, and each further column is a grade item. Moodle asks which
is which after the upload: map from ``Username`` to username (nbgrader's student id), or from
``Email address`` to email address (letter case counts there), and each assignment to a grade item.
The encoding is UTF-8 and the separator a comma, as the form proposes.

An empty field is no grade. So what was not handed in is not graded, and not 0. A grade item that
Moodle makes anew has a maximum of 100: make it first, with the assignment's own maximum.
"""

from grader.gradebook.exporters.table import TableExport

COLUMNS = ("First name", "Last name", "Username", "Email address")


class MoodleCsv(TableExport):
    """``nbgrader export --exporter grader.gradebook.exporters.MoodleCsv``."""

    file_name = "moodle.csv"

    def rows(self, assignments, students, scores):
        yield *COLUMNS, *(assignment.name for assignment in assignments)
        for student in students:
            found = [scores.get((assignment.name, student.id)) for assignment in assignments]
            points = [score.points if score else "" for score in found]
            yield student.first_name, student.last_name, student.id, student.email, *points

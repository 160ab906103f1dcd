"""A CSV file that Moodle imports into its gradebook (Grades, Import, CSV file).

The form is that of "Grade import" in Moodle's documentation (docs.moodle.org, Grade_import): the
first line has the headings, one column identifies the student, and each further column is a grade
item. After the upload Moodle asks what each column is: map ``Username`` to username (nbgrader's
student id), or ``Email address`` to email address (upper and lower case have to agree), and each
assignment to a grade item. The encoding is UTF-8 and the separator a comma, as the form proposes.

An empty field is no grade: an assignment that was not handed in gets no grade, not 0. A grade item
that Moodle creates has a maximum of 100: create it before, with the assignment's own maximum.
"""

from grader.gradebook.exporters.table import TableExport, points

COLUMNS = ("First name", "Last name", "Username", "Email address")


class MoodleCsv(TableExport):
    """``nbgrader export --exporter grader.gradebook.exporters.MoodleCsv``."""

    file_name = "moodle.csv"

    def rows(self, assignments, students, scores):
        yield *COLUMNS, *(assignment.name for assignment in assignments)
        for student in students:
            names = (student.first_name, student.last_name, student.id, student.email)
            yield *names, *points(student, assignments, scores)

"""A CSV file that Canvas imports into its Gradebook (Grades, Import).

The columns are those of "How do I import grades in the Gradebook?" and "How do I export grades in
the Gradebook?" in Canvas's Instructor Guide, checked against what Canvas itself does with them
(``lib/gradebook_importer.rb`` in github.com/instructure/canvas-lms):

- ``Student``, ``ID``, ``SIS User ID``, ``SIS Login ID``, ``Section``, in this order, then a column
  for each assignment.
- Canvas finds a student by its own number (``ID``), then by the login, then by the name. The
  gradebook's ``lms_user_id`` is that number, nbgrader's student id the login. ``SIS User ID`` stays
  empty: if it held a login that is another student's number, that student would get the grade.
- An assignment's heading is ``Title (number)`` as Canvas exports it, or only the title. A
  title that Canvas does not know becomes a new assignment.
- The row ``Points Possible`` has the maxima.
- An empty field is no grade: an assignment that was not handed in gets no grade, not 0.
"""

from traitlets import Dict

from grader.gradebook.exporters.table import TableExport, points

COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "    Points Possible"  # indented in Canvas's own exports


class CanvasCsv(TableExport):
    """``nbgrader export --exporter grader.gradebook.exporters.CanvasCsv``."""

    file_name = "canvas.csv"
    titles = Dict(
        help='An assignment\'s heading in Canvas, e.g. {"01_loss": "Loss (4711)"}; else its name.'
    ).tag(config=True)

    def rows(self, assignments, students, scores):
        headings = [self.titles.get(assignment.name, assignment.name) for assignment in assignments]
        maxima = [assignment.max_score for assignment in assignments]
        yield *COLUMNS, *headings
        yield POINTS_POSSIBLE, *[""] * (len(COLUMNS) - 1), *maxima
        for student in students:
            names = (sortable_name(student), student.lms_user_id, "", student.id, "")
            yield *names, *points(student, assignments, scores)


def sortable_name(student):
    """Last name, first name, as Canvas writes it; the id where there is no name."""
    return ", ".join(filter(None, (student.last_name, student.first_name))) or student.id

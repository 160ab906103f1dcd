"""A class whose grades are exported to a learning management system."""

from pathlib import Path

from made_up import MadeUp
from nbgrader.api import Gradebook, MissingEntry

NAMES = {
    "ada": ("Ada", "Lovelace, Jr"),
    "garcia": ("José", "García; Lorca"),
    "quoted": ('"the" great', "O'Neill"),
    "zoe": ("Zoë", "王"),
    "=HYPERLINK(1)": ("=1+1", '=HYPERLINK("http://x")'),
    "@sum": ("+49", "-1"),
    "nobody": (None, None),
}


def class_with_names(root):
    """ada has handed in two lessons, with a penalty, the others one; the last student nothing."""
    course = MadeUp(root)
    for student in NAMES:
        course.student(student)
    for student in list(NAMES)[:-1]:
        course.graded(student, "00_welcome", {"test_weighted_sum_batch": True})
    course.graded("ada", "01_loss", {"test_mean_squared_error_gradient_batch": True})
    course.save()
    with Gradebook(course.url, "backprop") as book:
        for student, (first, last) in NAMES.items():
            row = book.find_student(student)
            row.first_name, row.last_name = first, last
        ada = book.find_student("ada")
        ada.lms_user_id, ada.email = "4711", "ada@example.org"
        late = book.find_submission_notebook("01_loss", "01_loss", "ada")
        late.late_submission_penalty = 0.5
        book.db.commit()
    return course


def exported(course, exporter):
    """The file that an exporter writes."""
    with Gradebook(course.url, "backprop") as book:
        exporter.export(book)
    return Path(exporter.to)


def gradebook_scores(course):
    """{student: {assignment: score}}, each asked by itself, as nbgrader's own exporter does."""
    points = {}
    with Gradebook(course.url, "backprop") as book:
        for student in book.students:
            points[student.id] = {}
            for assignment in book.assignments:
                try:
                    submission = book.find_submission(assignment.name, student.id)
                except MissingEntry:
                    continue
                score = submission.score - submission.late_submission_penalty
                points[student.id][assignment.name] = max(0.0, score)
    return points

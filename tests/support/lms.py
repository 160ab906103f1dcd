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
    """One with two lessons and a penalty, the others with one; the last has handed in nothing."""
    made = MadeUp(root)
    for student in NAMES:
        made.student(student)
    for student in list(NAMES)[:-1]:
        made.graded(student, "00_welcome", {"test_weighted_sum_batch": True})
    made.graded("ada", "01_loss", {"test_mean_squared_error_gradient_batch": True})
    made.save()
    with Gradebook(made.url, "backprop") as book:
        for student, (first, last) in NAMES.items():
            row = book.find_student(student)
            row.first_name, row.last_name = first, last
        ada = book.find_student("ada")
        ada.lms_user_id, ada.email = "4711", "ada@example.org"
        late = book.find_submission_notebook("01_loss", "01_loss", "ada")
        late.late_submission_penalty = 0.5
        book.db.commit()
    return made


def exported(made, exporter):
    """The file that an exporter writes."""
    with Gradebook(made.url, "backprop") as book:
        exporter.export(book)
    return Path(exporter.to)


def gradebook_scores(made):
    """{student: {assignment: score}}, asked one by one as nbgrader's own exporter does."""
    found = {}
    with Gradebook(made.url, "backprop") as book:
        for student in book.students:
            found[student.id] = {}
            for assignment in book.assignments:
                try:
                    one = book.find_submission(assignment.name, student.id)
                except MissingEntry:
                    continue
                score = max(0.0, one.score - one.late_submission_penalty)
                found[student.id][assignment.name] = score
    return found

"""What grading asks of nbgrader's gradebook."""

import logging
import tempfile
import warnings
from contextlib import contextmanager

from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory

# Where nbgrader logs a stack of frames before it raises an error that says the same.
logging.getLogger("tornado.application").addHandler(logging.NullHandler())
# nbgrader's own way of adding rows; nothing that an instructor could do about it.
warnings.filterwarnings("ignore", "Object of type .* not in session", module="nbgrader")


@contextmanager
def opened(config):
    course = CourseDirectory(config=config)
    with Gradebook(course.db_url, course.course_id) as gradebook:
        yield gradebook


def place(config):
    """Where the gradebook is, as a database's address."""
    return CourseDirectory(config=config).db_url


def enter_assignment(config, assignment, log):
    """Bring the gradebook's copy of the assignment up to date with source/.

    The student version goes to a temporary folder: grading does not rewrite lessons/.
    """
    with tempfile.TemporaryDirectory() as temporary:
        changed = config.copy()
        changed.CourseDirectory.release_directory = temporary
        changed.CourseDirectory.assignment_id = assignment
        course = CourseDirectory(config=changed)
        GenerateAssignment(coursedir=course, config=changed, log=log).start()


def notebook_names(config, assignment):
    with opened(config) as gradebook:
        return sorted(notebook.name for notebook in gradebook.find_assignment(assignment).notebooks)


def students(config, assignment):
    """Those who have a submission in the gradebook."""
    with opened(config) as gradebook:
        return {one.student.id for one in gradebook.assignment_submissions(assignment)}


def give_zero(config, submission, notebooks):
    """A row for the submission, with 0 for every graded cell of these notebooks."""
    with opened(config) as gradebook:
        gradebook.update_or_create_student(submission.student)
        when = submission.timestamp()
        more = {"timestamp": when} if when else {}
        gradebook.update_or_create_submission(submission.assignment, submission.student, **more)
        for name in notebooks:
            row = gradebook.find_submission_notebook(
                name, submission.assignment, submission.student
            )
            for grade in row.grades:
                grade.auto_score, grade.needs_manual_grade = 0, False
        gradebook.db.commit()


def score(config, submission):
    """(points, maximum) of the submission."""
    with opened(config) as gradebook:
        row = gradebook.find_submission(submission.assignment, submission.student)
        return float(row.score), float(row.max_score)

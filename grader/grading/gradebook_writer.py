"""Save the results of workers, one submission after the other."""

import logging
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from nbgrader.api import BaseCell, Gradebook, TaskCell
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import is_ignored
from sqlalchemy import select

from grader.gradebook.access import quiet
from grader.judge import audit
from grader.submissions.atomic_files import replace_folder
from grader.submissions.folder import TIMESTAMP, Submission
from grader.submissions.task import Result, Task


class GradebookWriter(Gradebook):
    """nbgrader's gradebook, held open: one database engine, and one transaction a submission.

    nbgrader by itself opens a gradebook nine times for each notebook, and commits every cell.
    """

    def __init__(self, config):
        course = CourseDirectory(config=config)
        super().__init__(course.db_url, course.course_id)
        self.config, self.course = config, course
        converter = Autograde(coursedir=course, config=config)
        self.permissions = int(str(converter.permissions), 8)
        self.penalizes = AssignLatePenalties in converter.autograde_preprocessors

    @contextmanager
    def transaction(self):
        """Commit everything or nothing: nbgrader's own commits only flush within it."""
        session = self.db()
        commit = session.commit
        session.commit = session.flush
        try:
            with quiet():
                yield
            commit()
        finally:
            self.db.remove()  # rolls back what was not committed, and forgets all rows

    def save(self, submission: Submission, result: Result, task: Task) -> tuple[float, float]:
        """Save all results. Returns the submission's points and the maximum in the gradebook."""
        with self.transaction():
            points = self.save_grades(submission, result, task)
        folder = self.course.format_path(
            self.course.autograded_directory, submission.student, submission.assignment
        )
        files = self.autograded_files(submission, result, task) if result.notebooks else {}
        replace_folder(Path(folder), files, self.permissions)
        for judged in result.notebooks.values():
            audit.write(self.course.db_url, judged.record)
        return points

    def save_grades(self, submission, result, task):
        """Set every graded cell to 0, and then to its score if it was judged."""
        timestamp = submission.timestamp()
        options = {"timestamp": timestamp} if timestamp else {}
        self.update_or_create_student(submission.student)
        row = self.update_or_create_submission(submission.assignment, submission.student, **options)
        for notebook in row.notebooks:
            if notebook.name in task.notebooks:
                judged = result.notebooks.get(notebook.name)
                self.save_notebook(notebook, judged)
                if judged and self.penalizes and row.total_seconds_late > 0:
                    Penalties(config=self.config, log=SILENT).set(self.db, row, notebook)
        self.db.flush()
        self.db.refresh(row)
        return float(row.score), float(row.max_score)

    def save_notebook(self, row, judged):
        """Like nbgrader's SaveAutoGrades: a person looks again at a grade that they have given.

        Only a person grades a task, and that grade stays as it is.
        """
        row.late_submission_penalty = None
        for grade in row.grades:
            cell = self.cells[grade.cell_id]
            if judged and cell.type == TaskCell.__name__:
                # 0 when an earlier submission came without this notebook.
                grade.needs_manual_grade |= grade.auto_score is not None
                grade.auto_score = None
                continue
            grade.auto_score, grade.needs_manual_grade = 0, False
            if judged and cell.name in judged.scores:
                score = grade.auto_score = judged.scores[cell.name]
                grade.needs_manual_grade = grade.manual_score is not None or score is None
        for comment in row.comments if judged else ():
            cell = self.cells[comment.cell_id]
            if cell.name in judged.comments:
                comment.auto_comment = judged.comments[cell.name]

    @cached_property
    def cells(self):
        """The name and type of each cell of the course, by its number in the database."""
        rows = self.db.execute(select(BaseCell.id, BaseCell.name, BaseCell.type))
        return {row.id: row for row in rows}

    def autograded_files(self, submission, result, task):
        """All that belongs in the submission's folder in autograded/, as bytes by name."""
        files = {
            name: content
            for name, content in (task.files | task.source.files).items()
            if not any(is_ignored(part, self.course.ignore) for part in name.parts)
        }
        if timestamp := submission.timestamp():
            files[Path(TIMESTAMP)] = f"{timestamp} UTC".encode()
        for name, judged in result.notebooks.items():
            files[Path(f"{name}.ipynb")] = judged.text.encode()
        for judged in result.notebooks.values():
            files = judged.new_files | files
        return files


SILENT = logging.Logger("nbgrader")


class Penalties(AssignLatePenalties):
    """nbgrader's own late penalties, in a gradebook that is open already."""

    def set(self, db, submission, notebook):
        self.init_plugin()
        db.flush()
        db.refresh(notebook)
        seconds_late = submission.total_seconds_late
        penalty = self.plugin_inst.late_submission_penalty(
            submission.student.id, notebook.score, seconds_late
        )
        if penalty is not None:
            notebook.late_submission_penalty = self._check_late_penalty(notebook, penalty)

"""The one that writes: whatever workers find out is saved here, one submission after the other."""

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

from grader.judge import audit
from grader.submissions.folder import TIMESTAMP
from grader.submissions.whole_file import replace_folder


class Writer(Gradebook):
    """nbgrader's gradebook, held open: one engine for all, and one transaction a submission.

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
        """All of it or nothing: nbgrader's own commits only send what there is to the database."""
        session = self.db()
        commit = session.commit
        session.commit = session.flush
        try:
            yield
            commit()
        finally:
            self.db.remove()  # rolls back what was not committed, and forgets all rows

    def save(self, submission, result, wanted, files):
        """(points, maximum) of the submission, as they are in the gradebook then."""
        with self.transaction():
            points = self.save_grades(submission, result, wanted)
        folder = self.course.format_path(
            self.course.autograded_directory, submission.student, submission.assignment
        )
        whole = self.beside(submission, result, files) if result.notebooks else {}
        replace_folder(Path(folder), whole, self.permissions)
        for judged in result.notebooks.values():
            audit.write(self.course.db_url, judged.record)
        return points

    def save_grades(self, submission, result, wanted):
        """0 for every graded cell, and then what was judged."""
        when = submission.timestamp()
        more = {"timestamp": when} if when else {}
        self.update_or_create_student(submission.student)
        row = self.update_or_create_submission(submission.assignment, submission.student, **more)
        for notebook in row.notebooks:
            if notebook.name in wanted:
                judged = result.notebooks.get(notebook.name)
                self.save_notebook(notebook, judged)
                if judged and self.penalizes and row.total_seconds_late > 0:
                    Penalties(config=self.config, log=SILENT).set(self.db, row, notebook)
        self.db.flush()
        self.db.refresh(row)
        return float(row.score), float(row.max_score)

    def save_notebook(self, row, judged):
        """As nbgrader's SaveAutoGrades: a grade given by a person is to be looked at again.

        A task is graded by a person only, and that grade stays as it is.
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
            if judged and cell.name in judged.grades:
                score = grade.auto_score = judged.grades[cell.name]
                grade.needs_manual_grade = grade.manual_score is not None or score is None
        for comment in row.comments if judged else ():
            cell = self.cells[comment.cell_id]
            if cell.name in judged.comments:
                comment.auto_comment = judged.comments[cell.name]

    @cached_property
    def cells(self):
        """Name and type of each cell in the course, by its number; looked up once."""
        rows = self.db.execute(select(BaseCell.id, BaseCell.name, BaseCell.type))
        return {row.id: row for row in rows}

    def beside(self, submission, result, files):
        """All that is in the submission's folder in autograded/, as bytes by relative name."""
        whole = {
            Path(name): content
            for name, content in files.items()
            if not any(is_ignored(part, self.course.ignore) for part in Path(name).parts)
        }
        if when := submission.timestamp():
            whole[Path(TIMESTAMP)] = f"{when} UTC".encode()
        for name, judged in result.notebooks.items():
            whole[Path(f"{name}.ipynb")] = judged.text.encode()
        for name, content in result.new_files.items():
            whole.setdefault(Path(name), content)
        return whole


SILENT = logging.Logger("nbgrader")


class Penalties(AssignLatePenalties):
    """nbgrader's own, in a gradebook that is open already."""

    def set(self, db, submission, notebook):
        self.init_plugin()
        db.flush()
        db.refresh(notebook)
        late = submission.total_seconds_late
        penalty = self.plugin_inst.late_submission_penalty(
            submission.student.id, notebook.score, late
        )
        if penalty is not None:
            notebook.late_submission_penalty = self._check_late_penalty(notebook, penalty)

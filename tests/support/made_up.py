"""A made-up class, written into a gradebook and beside it as grading would write it."""

import shutil
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

import numpy as np
from classroom import LESSONS, ROOT, empty_gradebook, read
from nbgrader.api import (
    Assignment,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SourceCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import insert

from grader.judge import audit
from grader.submissions.atomic_files import write_json
from grader.submissions.status import Status
from grader.submissions.verdict import Verdict

MISTAKES = ("derivative forgotten", "weights not transposed", "divided by n twice")
HANDED_IN = datetime(2026, 11, 24, 10)


@cache
def graded_cells(lesson):
    """(name, points, source) of each."""
    return [
        (cell["id"], cell["metadata"]["nbgrader"]["points"], "".join(cell["source"]))
        for cell in read(lesson, "source")["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade")
    ]


@cache
def gradebook_of_lessons():
    """A file with all lessons and no submission."""
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "gradebook.db"
        path.write_bytes(empty_gradebook())
        with Gradebook(f"sqlite:///{path}", "backprop") as book:
            for lesson in LESSONS:
                assignment = Assignment(lesson, course_id="backprop")
                assignment.id = lesson
                book.db.add(assignment)
                book.db.add(Notebook(id=lesson, name=lesson, assignment_id=lesson))
                for name, points, source in graded_cells(lesson):
                    common = {"name": name, "notebook_id": lesson, "cell_type": "code"}
                    book.db.add(GradeCell(id=name, max_score=points, **common))
                    book.db.add(SourceCell(id=f"of {name}", source=source, locked=True, **common))
            book.db.commit()
        return path.read_bytes()


class MadeUp:
    """A course folder; :meth:`graded` and :meth:`submit` add submissions, :meth:`save` writes them.

    ``cells`` are (assignment's and notebook's name, cell's name, points), in order.
    """

    def __init__(self, root):
        self.root = root
        self.url = f"sqlite:///{root / 'gradebook.db'}"
        self.cells = [(lesson, *cell[:2]) for lesson in LESSONS for cell in graded_cells(lesson)]
        self.students = set()
        self.rows = {kind: [] for kind in (Student, SubmittedAssignment, SubmittedNotebook, Grade)}
        shutil.copy(ROOT / "nbgrader_config.py", root)
        for lesson in LESSONS:
            (root / "source" / lesson).mkdir(parents=True)
        (root / "gradebook.db").write_bytes(gradebook_of_lessons())

    def student(self, name):
        if name not in self.students:
            self.students.add(name)
            self.rows[Student].append({"id": name})

    def graded(self, student, lesson, passed, mistakes=(), status=Status.GRADED, **record):
        """A submission with a verdict. ``passed`` by the cell's name; so are ``mistakes``."""
        score = self.submit(student, lesson, passed)
        notes, record = record.pop("notes", ()), {"sandbox": True, "seconds": 1.0} | record
        most = sum(points for of, _, points in self.cells if of == lesson)
        Verdict(student, lesson, status, score, most, notes).save(self.root)
        if status not in (Status.MISSING, Status.UNREADABLE, Status.ERROR):
            cells = {
                name: {
                    "passed": right,
                    "reason": "8 of 8 cases right." if right else "30 of 30 entries are wrong.",
                    "misconception": dict(mistakes).get(name),
                }
                for name, right in passed.items()
            }
            record |= {"status": status, "cells": cells}
            write_json(audit.path(self.url, lesson, student, lesson), record)

    def submit(self, student, lesson, passed, by_hand=()):
        """A submission's row, and its folder; returns the score."""
        self.student(student)
        (self.root / "submitted" / student / lesson).mkdir(parents=True)
        row = f"{student} {lesson}"
        self.rows[SubmittedAssignment].append(
            {"id": row, "assignment_id": lesson, "student_id": student, "timestamp": HANDED_IN}
        )
        self.rows[SubmittedNotebook].append(
            {"id": row, "assignment_id": row, "notebook_id": lesson}
        )
        of_lesson = [(name, points) for of, name, points in self.cells if of == lesson]
        self.rows[Grade] += [
            {
                "id": f"{row} {name}",
                "notebook_id": row,
                "cell_id": name,
                "auto_score": float(points * passed.get(name, False)),
                "needs_manual_grade": name in by_hand,
            }
            for name, points in of_lesson
        ]
        return float(sum(points * passed.get(name, False) for name, points in of_lesson))

    def save(self):
        with Gradebook(self.url, "backprop") as book:
            for kind, rows in self.rows.items():
                if rows:
                    book.db.execute(insert(kind), rows)
                rows.clear()
            book.db.commit()
        return self


def large_class(root, students=1000, seed=0):
    """Students differ in ability, exercises in difficulty; there is some trouble of every kind."""
    course, rng = MadeUp(root), np.random.default_rng(seed)
    hardness = dict(zip(course.cells, rng.normal(-0.8, 0.8, len(course.cells)), strict=True))
    for number in range(students):
        student, ability = f"s{number:04}", rng.normal()
        course.student(student)
        for lesson in LESSONS:
            cells = [cell for cell in course.cells if cell[0] == lesson]
            chance = [1 / (1 + np.exp(1.5 * (hardness[cell] - ability))) for cell in cells]
            names = [name for _, name, _ in cells]
            right = (rng.random(len(cells)) < chance).tolist()
            passed = dict(zip(names, right, strict=True))
            wrong = [name for name, right in passed.items() if not right]
            mistakes = {name: MISTAKES[int(rng.integers(5)) % 3] for name in wrong[::2]}
            luck, seconds = rng.random(), round(float(rng.gamma(4, 0.3)), 2)
            if luck < 0.03:
                continue
            if luck < 0.05:
                (root / "submitted" / student / lesson).mkdir(parents=True)
            elif luck < 0.06:
                course.graded(student, lesson, {}, status=Status.UNREADABLE, notes=("Not JSON.",))
            elif luck < 0.07:
                course.graded(student, lesson, passed, status=Status.TIMEOUT, seconds=30.0)
            else:
                notes = ('Cell "a": deleted; restored.',) if luck < 0.09 else ()
                course.graded(student, lesson, passed, mistakes, notes=notes, seconds=seconds)
    return course.save()

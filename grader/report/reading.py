"""Read what is known about a class: the gradebook's points, and the records of grading.

Nothing is changed. A grading run may be under way: then the report has what was saved so far.
"""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from nbformat.v4 import new_code_cell
from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    GradeCell,
    Notebook,
    SourceCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import select

from grader.configuration import refuse_unknown
from grader.course import course_of
from grader.gradebook import access
from grader.gradebook.scores import scores
from grader.judge import audit
from grader.judge.asked import Asked, asked
from grader.report.records import (
    NO_RECORD,
    NOTHING_JUDGED,
    WITHOUT_POINTS,
    Answer,
    ClassRecords,
    GradedCell,
    SubmissionRecord,
)
from grader.submissions import verdict
from grader.submissions.folder import submissions
from grader.submissions.status import Status


class GradebookRows(NamedTuple):
    """What the functions below read from the gradebook."""

    students: list = []
    scores: dict = {}
    cells: dict = {}
    grades: list = []


def read_class(config, root: Path, assignments=()) -> ClassRecords:
    """The records of these assignments; of all, if none are named."""
    gradebook = read_gradebook(config, course_of(config))
    in_source = [path.name for path in (root / "source").iterdir() if path.is_dir()]
    known = sorted({*in_source, *gradebook.cells})
    refuse_unknown(assignments, known)
    chosen = sorted(set(assignments)) or known
    handed_in = submissions(root / "submitted", chosen)
    keys = {(submission.assignment, submission.student) for submission in handed_in}
    keys |= {key for key in gradebook.scores if key[0] in chosen}
    records = {key: SubmissionRecord(*key) for key in sorted(keys)}
    add_grades(records, gradebook)
    db_url = access.address(config)
    for key in records.keys() & gradebook.scores.keys():
        add_verdict(records[key], gradebook, root, db_url)
    if not assignments:
        chosen = sorted({assignment for assignment, _ in keys})
    return ClassRecords(
        CourseDirectory(config=config).course_id,
        datetime.now().astimezone(),
        {name: list(gradebook.cells.get(name, {}).values()) for name in chosen},
        sorted({*gradebook.students, *(student for _, student in keys)}),
        list(records.values()),
    )


def read_gradebook(config, course):
    """All rows, in a few queries; no rows, if there is no gradebook yet."""
    with access.existing(config) as gradebook:
        if gradebook is None:
            return GradebookRows()
        return GradebookRows(
            list(gradebook.db.execute(select(Student.id)).scalars()),
            scores(gradebook),
            read_cells(gradebook.db, course),
            read_grades(gradebook.db),
        )


def read_cells(db, course):
    """{assignment: {(notebook, name): :class:`GradedCell`}} for every cell that earns points."""
    names = (Assignment.name, Notebook.name)
    checks = {}
    sources = select(*names, SourceCell.name, SourceCell.source).join(Notebook.assignment)
    for *notebook, name, source in db.execute(sources.join(Notebook.source_cells)):
        cell = new_code_cell(source or "", metadata={"nbgrader": {"grade": True}})
        checks[(*notebook, name)] = asked(course, cell) or Asked(name, None)
    cells = {}
    for kind in (GradeCell, TaskCell):
        graded = select(*names, kind.name, kind.max_score).join(Notebook.assignment)
        for assignment, notebook, name, points in db.execute(
            graded.join(kind, kind.notebook_id == Notebook.id)
        ):
            check = checks.get((assignment, notebook, name), Asked(name, None))
            cell = GradedCell(assignment, notebook, name, points or 0.0, *check)
            cells.setdefault(assignment, {})[notebook, name] = cell
    return cells


def read_grades(db):
    """(assignment, student, notebook, cell, points, whether a person has to give them)."""
    grades = (
        select(
            Assignment.name,
            SubmittedAssignment.student_id,
            Notebook.name,
            BaseCell.name,
            Grade.score,
            Grade.needs_manual_grade,
        )
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
    )
    return db.execute(grades).all()


def add_grades(records, gradebook):
    """The points of each graded cell. A submission that was saved meanwhile is left out."""
    for assignment, student, notebook, name, points, by_hand in gradebook.grades:
        record = records.get((assignment, student))
        cell = gradebook.cells.get(assignment, {}).get((notebook, name))
        if record and cell:
            record.answers[cell] = Answer(float(points))
            if by_hand:
                record.by_hand.append(cell)


def add_verdict(record, gradebook, root, db_url):
    """Plain ``nbgrader autograde`` writes no verdict, only the audit records."""
    score = gradebook.scores[record.assignment, record.student]
    record.timestamp = score.timestamp
    saved = verdict.load(root, record.student, record.assignment)
    record.status, record.notes = (saved.status, saved.notes) if saved else (NO_RECORD, ())
    if record.status not in NOTHING_JUDGED:
        audits = read_audits(record, gradebook, db_url)
        if audits and not saved:
            statuses = [audit_record["status"] for audit_record in audits.values()]
            record.status = next((each for each in statuses if each != Status.GRADED), statuses[0])
        if audits:
            record.seconds = sum(audit_record["seconds"] for audit_record in audits.values())
            record.sandbox = all(audit_record["sandbox"] for audit_record in audits.values())
        add_reasons(record, gradebook, audits)
    if record.status not in WITHOUT_POINTS:
        record.score = score.points


def read_audits(record, gradebook, db_url):
    """The audit records that there are, by notebook."""
    audits = {}
    for notebook in {notebook for notebook, _ in gradebook.cells.get(record.assignment, {})}:
        try:
            audits[notebook] = audit.read(db_url, record.assignment, record.student, notebook)
        except (OSError, ValueError):
            continue
    return audits


def add_reasons(record, gradebook, audits):
    """Why each answer got its points, and the mistake in it if it has a name."""
    for notebook, audit_record in audits.items():
        for name, judged in audit_record["cells"].items():
            cell = gradebook.cells[record.assignment].get((notebook, name))
            if cell in record.answers:
                record.answers[cell] = record.answers[cell]._replace(
                    passed=judged["passed"],
                    reason=judged["reason"],
                    misconception=judged.get("misconception"),
                )

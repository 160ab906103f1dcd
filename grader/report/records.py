"""What is known about a class: the gradebook's points, and what grading wrote down beside them.

Nothing is changed, and a grading run may be going: of a submission there is what was saved when it
was looked at.
"""

from dataclasses import dataclass, field
from datetime import datetime
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

from grader.configuration import CommandError
from grader.gradebook import lessons
from grader.gradebook.scores import scores
from grader.judge import audit
from grader.judge.inputs import Asked, asked
from grader.submissions import verdict
from grader.submissions.folder import submissions
from grader.submissions.status import Status

NOT_GRADED = "not graded yet"
NO_RECORD = "no record"  # it has points, and nothing says where from
NOTHING_JUDGED = (Status.MISSING, Status.UNREADABLE, Status.ERROR)
WITHOUT_POINTS = (Status.ERROR, NOT_GRADED)


class Cell(NamedTuple):
    """A graded cell of the course, and what it asks for."""

    assignment: str
    notebook: str
    name: str
    points: float
    exercise: str
    group: str | None

    @property
    def title(self):
        return f"{self.exercise} · {self.group}" if self.group else self.exercise


class Answer(NamedTuple):
    """What came of one graded cell in one submission."""

    points: float
    passed: bool | None = None
    reason: str = ""
    misconception: str | None = None


@dataclass
class Entry:
    """One submission. ``score`` is None as long as there is no verdict on it."""

    assignment: str
    student: str
    status: str = NOT_GRADED
    score: float | None = None
    timestamp: datetime | None = None
    notes: tuple = ()
    seconds: float | None = None
    sandbox: bool = True
    by_hand: list = field(default_factory=list)
    answers: dict = field(default_factory=dict)

    @property
    def is_judged(self):
        """Whether its answers were looked at: what is missing or unreadable has none."""
        return self.score is not None and self.status not in NOTHING_JUDGED


class Records(NamedTuple):
    """A class. ``cells`` by assignment, in order; ``students`` and ``entries`` in order."""

    course: str
    when: datetime
    cells: dict
    students: list
    entries: list


class Saved(NamedTuple):
    """What the gradebook has: see the functions that read it."""

    students: list = []
    scores: dict = {}
    cells: dict = {}
    grades: list = []


def read(config, root, assignments=()):
    """The :class:`Records` of these assignments; of all, if none are named."""
    saved = read_gradebook(config)
    in_source = [path.name for path in (root / "source").iterdir() if path.is_dir()]
    known = sorted({*in_source, *saved.cells})
    for assignment in assignments:
        if assignment not in known:
            raise CommandError(f'There is no assignment "{assignment}", only {", ".join(known)}.')
    chosen = sorted(set(assignments)) or known
    handed_in = submissions(root / "submitted", chosen)
    found = {(one.assignment, one.student) for one in handed_in}
    found |= {pair for pair in saved.scores if pair[0] in chosen}
    entries = {pair: Entry(*pair) for pair in sorted(found)}
    add_grades(entries, saved)
    db_url = lessons.place(config)
    for pair, entry in entries.items():
        if pair in saved.scores:
            add_records(entry, saved, root, db_url)
    if not assignments:
        chosen = [name for name in known if any(name == assignment for assignment, _ in found)]
    return Records(
        CourseDirectory(config=config).course_id,
        datetime.now().astimezone(),
        {name: list(saved.cells.get(name, {}).values()) for name in chosen},
        sorted({*saved.students, *(student for _, student in found)}),
        list(entries.values()),
    )


def read_gradebook(config):
    """All of it that is asked about, in a few queries; nothing, if there is none yet."""
    with lessons.existing(config) as book:
        if book is None:
            return Saved()
        return Saved(
            list(book.db.execute(select(Student.id)).scalars()),
            scores(book),
            read_cells(book.db),
            read_grades(book.db),
        )


def read_cells(db):
    """{assignment: {(notebook, name): :class:`Cell`}} for everything that earns points."""
    of = (Assignment.name, Notebook.name)
    asks = {}
    sources = select(*of, SourceCell.name, SourceCell.source).join(Notebook.assignment)
    for *place, name, source in db.execute(sources.join(Notebook.source_cells)):
        cell = new_code_cell(source or "", metadata={"nbgrader": {"grade": True}})
        asks[(*place, name)] = asked(cell) or Asked(name, None)
    found = {}
    for kind in (GradeCell, TaskCell):
        graded = select(*of, kind.name, kind.max_score).join(Notebook.assignment)
        for assignment, notebook, name, points in db.execute(
            graded.join(kind, kind.notebook_id == Notebook.id)
        ):
            what = asks.get((assignment, notebook, name), Asked(name, None))
            cell = Cell(assignment, notebook, name, points or 0.0, *what)
            found.setdefault(assignment, {})[notebook, name] = cell
    return found


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


def add_grades(entries, saved):
    """The points of each graded cell; what a run saved since the scores were read is left out."""
    for assignment, student, notebook, name, points, by_hand in saved.grades:
        entry = entries.get((assignment, student))
        cell = saved.cells.get(assignment, {}).get((notebook, name))
        if entry and cell:
            entry.answers[cell] = Answer(float(points))
            if by_hand:
                entry.by_hand.append(cell)


def add_records(entry, saved, root, db_url):
    """The verdict and the audit records; plain ``nbgrader autograde`` writes only the latter."""
    score = saved.scores[entry.assignment, entry.student]
    entry.timestamp = score.timestamp
    said = verdict.load(root, entry.student, entry.assignment)
    entry.status, entry.notes = (said.status, said.notes) if said else (NO_RECORD, ())
    if entry.status not in NOTHING_JUDGED:
        audits = read_audits(entry, saved, db_url)
        if audits and not said:
            statuses = [one["status"] for one in audits.values()]
            entry.status = next((one for one in statuses if one != Status.GRADED), Status.GRADED)
        if audits:
            entry.seconds = sum(one["seconds"] for one in audits.values())
            entry.sandbox = all(one["sandbox"] for one in audits.values())
        add_reasons(entry, saved, audits)
    if entry.status not in WITHOUT_POINTS:
        entry.score = score.points


def read_audits(entry, saved, db_url):
    """The records that there are, by notebook."""
    found = {}
    for notebook in {notebook for notebook, _ in saved.cells.get(entry.assignment, {})}:
        try:
            found[notebook] = audit.read(db_url, entry.assignment, entry.student, notebook)
        except (OSError, ValueError):
            continue
    return found


def add_reasons(entry, saved, audits):
    """Why each answer got its points, and the mistake in it if it has a name."""
    for notebook, record in audits.items():
        for name, said in record["cells"].items():
            cell = saved.cells[entry.assignment].get((notebook, name))
            if cell in entry.answers:
                points, reason = entry.answers[cell].points, said["reason"]
                mistake = said.get("misconception")
                entry.answers[cell] = Answer(points, said["passed"], reason, mistake)

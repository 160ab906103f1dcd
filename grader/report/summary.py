"""Everything that the report says, as data: the page, the table and the files show this."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from grader.report.attention import attention
from grader.report.records import NOT_GRADED, Records
from grader.report.statistics import Spread, items, mistakes, spread


class Lesson(NamedTuple):
    """One assignment of the class."""

    name: str
    max_score: float
    entries: list
    scores: list
    spread: Spread | None
    items: list
    mistakes: list
    statuses: Counter
    seconds: list

    @property
    def wrong(self):
        """How many answers are not right, and how many of those show a mistake with a name."""
        answers = [answer for entry in self.entries for answer in entry.answers.values()]
        wrong = [answer for answer in answers if answer.passed is False]
        return len(wrong), sum(bool(answer.misconception) for answer in wrong)


class Row(NamedTuple):
    """A student: the submissions by assignment, and the points of all."""

    student: str
    entries: dict
    total: float


class Summary(NamedTuple):
    records: Records
    lessons: list
    attention: list
    rows: list

    @property
    def graded(self):
        return len(self.records.entries) - self.not_graded

    @property
    def not_graded(self):
        return sum(lesson.statuses[NOT_GRADED] for lesson in self.lessons)

    @property
    def to_look_at(self):
        """What a person has to see to; what only waits to be graded is not among it."""
        return [one for one in self.attention if one.reason != NOT_GRADED]

    @property
    def reasons(self):
        """How many submissions there are for each reason, in the order of their advice."""
        return dict(Counter(one.reason for one in self.attention))

    @property
    def needs(self):
        """The submissions among it, each once."""
        return {(one.assignment, one.student) for one in self.to_look_at}

    @property
    def items(self):
        """Of all lessons, the hardest first; those without answers last."""
        every = [item for lesson in self.lessons for item in lesson.items]
        return sorted(every, key=lambda item: (item.share is None, item.share))

    @property
    def mistakes(self):
        """Of all lessons, the most frequent first."""
        every = [mistake for lesson in self.lessons for mistake in lesson.mistakes]
        return sorted(every, key=lambda mistake: -mistake.share)


def summarise(records):
    by_lesson = {name: [] for name in records.cells}
    by_student = {student: {} for student in records.students}
    for entry in records.entries:
        by_lesson[entry.assignment].append(entry)
        by_student[entry.student][entry.assignment] = entry
    return Summary(
        records,
        [lesson(name, records.cells[name], entries) for name, entries in by_lesson.items()],
        attention(records.entries),
        [Row(student, found, total(found)) for student, found in by_student.items()],
    )


def lesson(name, cells, entries):
    scores = [entry.score for entry in entries if entry.score is not None]
    return Lesson(
        name,
        sum(cell.points for cell in cells),
        entries,
        scores,
        spread(scores),
        items(cells, entries),
        mistakes(name, entries),
        Counter(str(entry.status) for entry in entries),
        [entry.seconds for entry in entries if entry.seconds is not None],
    )


def total(entries):
    return sum(entry.score or 0.0 for entry in entries.values())


def usual(seconds):
    """The median, the longest and the sum of some times; None if there are none."""
    return (float(np.median(seconds)), max(seconds), sum(seconds)) if seconds else None

"""All that the report says, as data: the page, the terminal and the files show this."""

from collections import Counter
from typing import NamedTuple

import numpy as np

from grader.report.concerns import Concern, concerns
from grader.report.records import NOT_GRADED, ClassRecords, GradedCell, SubmissionRecord
from grader.report.statistics import Item, Mistake, Spread, items, mistakes, spread


class LessonSummary(NamedTuple):
    name: str
    max_score: float
    submissions: list[SubmissionRecord]
    scores: list[float]
    spread: Spread | None
    items: list[Item]
    mistakes: list[Mistake]
    statuses: Counter
    seconds: list[float]

    @property
    def wrong_answers(self):
        """How many answers are wrong, and how many of those show a mistake with a name."""
        wrong = [
            answer
            for submission in self.submissions
            for answer in submission.answers.values()
            if answer.passed is False
        ]
        return len(wrong), sum(bool(answer.misconception) for answer in wrong)


class StudentRow(NamedTuple):
    student: str
    submissions: dict[str, SubmissionRecord]  # by assignment
    total: float


class Summary(NamedTuple):
    records: ClassRecords
    lessons: list[LessonSummary]
    concerns: list[Concern]
    rows: list[StudentRow]

    @property
    def graded(self):
        return len(self.records.submissions) - self.not_graded

    @property
    def not_graded(self):
        return sum(lesson.statuses[NOT_GRADED] for lesson in self.lessons)

    @property
    def to_look_at(self):
        """The concerns that need a person: not those that only wait to be graded."""
        return [concern for concern in self.concerns if concern.reason != NOT_GRADED]

    @property
    def need_a_person(self):
        """The (assignment, student) of every submission to look at."""
        return {(concern.assignment, concern.student) for concern in self.to_look_at}

    @property
    def reasons(self):
        """How many submissions there are for each reason, the most urgent reason first."""
        return dict(Counter(concern.reason for concern in self.concerns))

    @property
    def items(self):
        """Of all lessons, the hardest first; those without answers last."""
        unsorted = [item for lesson in self.lessons for item in lesson.items]
        return sorted(unsorted, key=lambda item: (item.share is None, item.share))

    @property
    def mistakes(self):
        """Of all lessons, the most frequent first."""
        unsorted = [mistake for lesson in self.lessons for mistake in lesson.mistakes]
        return sorted(unsorted, key=lambda mistake: -mistake.share)


def summarise(records: ClassRecords) -> Summary:
    by_lesson = {name: [] for name in records.cells}
    by_student = {student: {} for student in records.students}
    for submission in records.submissions:
        by_lesson[submission.assignment].append(submission)
        by_student[submission.student][submission.assignment] = submission
    return Summary(
        records,
        [lesson(name, records.cells[name], handed_in) for name, handed_in in by_lesson.items()],
        concerns(records.submissions),
        [
            StudentRow(student, handed_in, sum(each.score or 0.0 for each in handed_in.values()))
            for student, handed_in in by_student.items()
        ],
    )


def lesson(name: str, cells: list[GradedCell], submissions: list[SubmissionRecord]):
    scores = [submission.score for submission in submissions if submission.score is not None]
    return LessonSummary(
        name,
        sum(cell.points for cell in cells),
        submissions,
        scores,
        spread(scores),
        items(cells, submissions),
        mistakes(name, submissions),
        Counter(str(submission.status) for submission in submissions),
        [submission.seconds for submission in submissions if submission.seconds is not None],
    )


def median_longest_sum(seconds):
    """None if there are no times."""
    return (float(np.median(seconds)), max(seconds), sum(seconds)) if seconds else None

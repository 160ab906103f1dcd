"""How hard each exercise is, how well it discriminates, and which mistakes are frequent."""

from typing import NamedTuple

import numpy as np

from grader.report.records import Answer, GradedCell, SubmissionRecord

FEWEST = 10  # answers; with fewer, a correlation is chance
EXAMPLES = 3  # of each mistake


class Spread(NamedTuple):
    """How the scores of a lesson are distributed."""

    mean: float
    median: float
    lowest: float
    highest: float


def spread(scores) -> Spread | None:
    """None if there are no scores yet."""
    if not scores:
        return None
    return Spread(*(float(value(scores)) for value in (np.mean, np.median, np.min, np.max)))


class Item(NamedTuple):
    """One graded cell: the share of its points that the class earned, and its discrimination."""

    cell: GradedCell
    answers: int
    share: float | None
    discrimination: float | None
    remark: str  # why there is no discrimination


def items(cells: list[GradedCell], submissions: list[SubmissionRecord]) -> list[Item]:
    """The :class:`Item` of each cell of a lesson, from the submissions that were judged."""
    judged = [submission for submission in submissions if submission.is_judged]
    zero = Answer(0.0)
    points = np.array(
        [[submission.answers.get(cell, zero).points for cell in cells] for submission in judged]
    ).reshape(len(judged), len(cells))
    return [item(cell, points[:, i], points.sum(axis=1)) for i, cell in enumerate(cells)]


def item(cell, points, totals):
    most = len(points) * cell.points
    share = float(points.sum() / most) if most else None
    others = totals - points
    remark = undefined(points, others, cell.points)
    return Item(
        cell, len(points), share, None if remark else discrimination(points, others), remark
    )


def discrimination(points, others):
    """The corrected item-total correlation: Pearson's r of the points here and of all others.

    "Corrected" means that the item itself is not in the total: it would correlate with itself.
    """
    return float(np.corrcoef(points, others)[0, 1])


def undefined(points, others, most):
    """Why there is no discrimination; empty if there is one."""
    if len(points) < FEWEST:
        return f"fewer than {FEWEST} answers"
    if np.ptp(points) == 0:
        return {most: "everybody right", 0.0: "nobody right"}.get(points[0], "everybody the same")
    if np.ptp(others) == 0:
        return "no differences in the rest of the lesson"
    return ""


class Example(NamedTuple):
    """A student's answer that shows a mistake."""

    student: str
    cell: GradedCell
    reason: str


class Mistake(NamedTuple):
    """A mistake with a name in one exercise, and the share of the judged students who make it."""

    assignment: str
    exercise: str
    name: str
    students: int
    share: float
    examples: list[Example]


def mistakes(assignment: str, submissions: list[SubmissionRecord]) -> list[Mistake]:
    """The named mistakes of a lesson, the most frequent first."""
    judged = [submission for submission in submissions if submission.is_judged]
    by_mistake = {}
    for submission in judged:
        for cell, answer in submission.answers.items():
            if answer.misconception:
                by_student = by_mistake.setdefault((cell.exercise, answer.misconception), {})
                by_student.setdefault(submission.student, []).append((submission, cell, answer))
    unsorted = [
        Mistake(
            assignment,
            *exercise_and_name,
            len(by_student),
            len(by_student) / len(judged),
            examples(by_student.values()),
        )
        for exercise_and_name, by_student in by_mistake.items()
    ]
    return sorted(unsorted, key=lambda mistake: (-mistake.students, mistake.exercise, mistake.name))


def examples(by_student):
    """The clearest answers: students with the mistake in most cells, and most of the rest right."""
    clearest = sorted(by_student, key=lambda answers: (-len(answers), -answers[0][0].score))
    firsts = [answers[0] for answers in clearest[:EXAMPLES]]
    return [Example(submission.student, cell, answer.reason) for submission, cell, answer in firsts]

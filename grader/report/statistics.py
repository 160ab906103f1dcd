"""How hard an exercise is, and whether it tells those who can from those who cannot."""

from typing import NamedTuple

import numpy as np

from grader.report.records import Cell

FEWEST = 10  # answers; with fewer, a correlation is chance


class Item(NamedTuple):
    """One graded cell. ``share`` of its points that were earned; ``why`` a number is missing."""

    cell: Cell
    answers: int
    share: float | None
    discrimination: float | None
    why: str


class Spread(NamedTuple):
    """How the scores of a lesson lie."""

    mean: float
    median: float
    lowest: float
    highest: float


def spread(scores):
    """None, if there are no scores yet."""
    if not scores:
        return None
    return Spread(*(float(of(scores)) for of in (np.mean, np.median, np.min, np.max)))


def items(cells, entries):
    """An :class:`Item` for each cell of a lesson, from the answers that were looked at."""
    judged = [entry for entry in entries if entry.is_judged]
    points = np.array(
        [
            [entry.answers[cell].points if cell in entry.answers else 0.0 for cell in cells]
            for entry in judged
        ]
    ).reshape(len(judged), len(cells))
    return [item(cell, points[:, i], points.sum(axis=1)) for i, cell in enumerate(cells)]


def item(cell, points, totals):
    share = (
        float(points.sum() / (len(points) * cell.points)) if len(points) and cell.points else None
    )
    others = totals - points
    why = undefined(points, others, cell.points)
    return Item(cell, len(points), share, None if why else discrimination(points, others), why)


def discrimination(points, others):
    """The corrected item-total correlation: Pearson's r of the points here and of all others.

    "Corrected", because the item itself is not in the total: or each would correlate with itself.
    """
    return float(np.corrcoef(points, others)[0, 1])


def undefined(points, others, most):
    """Why there is no discrimination; "" if there is one."""
    if len(points) < FEWEST:
        return f"fewer than {FEWEST} answers"
    if np.ptp(points) == 0:
        return {most: "everybody right", 0.0: "nobody right"}.get(points[0], "everybody the same")
    if np.ptp(others) == 0:
        return "no differences in the rest of the lesson"
    return ""


class Example(NamedTuple):
    """One student's answer that shows a mistake."""

    student: str
    cell: Cell
    sentence: str


class Mistake(NamedTuple):
    """A mistake with a name, in one exercise; ``share`` of those whose answers were looked at."""

    assignment: str
    exercise: str
    name: str
    students: int
    share: float
    examples: list


EXAMPLES = 3


def mistakes(assignment, entries):
    """The named mistakes of a lesson, the most frequent first."""
    judged = [entry for entry in entries if entry.is_judged]
    found = {}
    for entry in judged:
        for cell, answer in entry.answers.items():
            if answer.misconception:
                shown = found.setdefault((cell.exercise, answer.misconception), {})
                shown.setdefault(entry.student, []).append((entry, cell, answer))
    made = [
        Mistake(assignment, *what, len(by), len(by) / len(judged), examples(by.values()))
        for what, by in found.items()
    ]
    return sorted(made, key=lambda one: (-one.students, one.exercise, one.name))


def examples(students):
    """Where a mistake is seen most purely: in most cells, with most of the rest right."""
    purest = sorted(students, key=lambda shown: (-len(shown), -shown[0][0].score))
    firsts = [shown[0] for shown in purest[:EXAMPLES]]
    return [Example(entry.student, cell, answer.reason) for entry, cell, answer in firsts]

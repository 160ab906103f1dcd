"""Difficulty and discrimination, against a second way of computing them."""

import statistics
from collections import Counter

import numpy as np
import pytest

from grader.report.records import Answer, GradedCell, SubmissionRecord
from grader.report.statistics import FEWEST, items, mistakes
from grader.submissions.status import Status

CELLS = [GradedCell("lesson", "lesson", name, points, name, None) for name, points in
         [("a", 2.0), ("b", 3.0), ("c", 1.0)]]  # fmt: skip


def submission(student, points, status=Status.GRADED, named=()):
    answers = {
        cell: Answer(float(got), got == cell.points, f"{student} {cell.name}", dict(named).get(i))
        for i, (cell, got) in enumerate(zip(CELLS, points, strict=True))
    }
    return SubmissionRecord("lesson", student, status, float(sum(points)), answers=answers)


def test_discrimination_is_the_correlation_with_all_other_cells(large):
    """Summed up anew for each cell, in plain Python."""
    checked = 0
    for lesson in large.summary.lessons:
        judged = [each for each in lesson.submissions if each.status in ("graded", "timeout")]
        for item in lesson.items:
            here = [submitted.answers[item.cell].points for submitted in judged]
            others = [
                sum(answer.points for cell, answer in each.answers.items() if cell != item.cell)
                for each in judged
            ]
            assert item.answers == len(judged)
            assert item.share == pytest.approx(sum(here) / (len(here) * item.cell.points))
            assert item.discrimination == pytest.approx(statistics.correlation(here, others))
            checked += 1
    assert checked == 44


@pytest.mark.parametrize(
    ("points", "why"),
    [
        ([(2, 3 * (i % 2), i % 3 == 0) for i in range(FEWEST)], "everybody right"),
        ([(0, 3 * (i % 2), i % 3 == 0) for i in range(FEWEST)], "nobody right"),
        ([(1, 3 * (i % 2), i % 3 == 0) for i in range(FEWEST)], "everybody the same"),
        ([(i % 3, 3, 1) for i in range(FEWEST)], "no differences in the rest of the lesson"),
        ([(i % 3, i % 4, 1) for i in range(FEWEST - 1)], f"fewer than {FEWEST} answers"),
        ([(2, 3, 1)], f"fewer than {FEWEST} answers"),
    ],
)
def test_where_there_is_no_discrimination_it_is_said_why(points, why):
    first = items(CELLS, [submission(f"s{i}", each) for i, each in enumerate(points)])[0]
    assert (first.discrimination, first.remark) == (None, why)
    assert first.share == pytest.approx(np.mean([each[0] for each in points]) / 2)


def test_nobody_has_handed_in():
    assert [(item.answers, item.share) for item in items(CELLS, [])] == [(0, None)] * 3


def test_what_could_not_be_looked_at_is_no_answer():
    unread = [submission(f"u{i}", (0, 0, 0), Status.UNREADABLE) for i in range(5)]
    (first, *_) = items(CELLS, [submission("a", (2, 0, 0)), *unread])
    assert (first.answers, first.share) == (1, 1.0)


def test_mistakes_are_counted_by_student_and_the_purest_are_shown_first():
    class_ = [
        submission("weak", (0, 0, 0), named=[(0, "no transpose")]),
        submission("strong", (0, 3, 1), named=[(0, "no transpose")]),
        submission("other", (2, 0, 1), named=[(1, "sign")]),
        submission("fine", (2, 3, 1)),
        submission("unread", (0, 0, 0), Status.UNREADABLE),
    ]
    first, second = mistakes("lesson", class_)
    assert (first.exercise, first.name, first.students, first.share) == (
        "a",
        "no transpose",
        2,
        0.5,
    )
    assert [(example.student, example.reason) for example in first.examples] == [
        ("strong", "strong a"),
        ("weak", "weak a"),
    ]
    assert (second.name, second.share) == ("sign", 0.25)


def test_the_share_of_a_mistake_is_that_of_the_audit_records(large):
    for lesson in large.summary.lessons:
        judged = [each for each in lesson.submissions if each.is_judged]
        counts = Counter()
        for submitted in judged:
            answers = submitted.answers.items()
            named = {(cell.exercise, answer.misconception) for cell, answer in answers}
            counts.update(pair for pair in named if pair[1])
        assert {(m.exercise, m.name): m.students for m in lesson.mistakes} == counts
        assert all(m.share == m.students / len(judged) for m in lesson.mistakes)

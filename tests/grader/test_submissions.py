"""Broken submissions: each gets its verdict and a line that says why; nobody else notices."""

import pytest
from broken import ALL_POINTS, BROKEN, FIRST, LAST, TEST
from classroom import answered, find


@pytest.mark.parametrize("student", BROKEN)
def test_a_broken_submission_gets_its_verdict_its_points_and_a_line_that_says_why(
    broken_class, student
):
    verdict, expected = broken_class.verdicts[student], BROKEN[student]
    assert (verdict["status"], verdict["score"]) == (expected.status, expected.points), verdict
    assert verdict["max_score"] == ALL_POINTS
    assert len(verdict["notes"]) == len(expected.notes), verdict["notes"]
    for note, words in zip(verdict["notes"], expected.notes, strict=True):
        assert words in note
        assert note.endswith(".")
        assert "\n" not in note
        assert "Traceback" not in note


@pytest.mark.parametrize("student", [FIRST, LAST])
def test_perfect_submissions_before_and_after_are_not_affected(broken_class, student):
    verdict = broken_class.verdicts[student]
    assert (verdict["status"], verdict["score"], verdict["notes"]) == ("graded", ALL_POINTS, [])


def test_every_submission_has_a_verdict(broken_class):
    assert broken_class.verdicts.keys() == BROKEN.keys() | {FIRST, LAST}
    assert broken_class.exit_code == 0


def test_what_was_handed_in_is_byte_for_byte_as_it_was(broken_class):
    assert broken_class.after == broken_class.before


@pytest.mark.parametrize(
    ("student", "cell", "words"),
    [
        ("input", "what_it_updates", "input"),
        ("missing package", "mean_squared_error", "No module named 'torch'"),
        ("test before answer", TEST, "'mean_squared_error' is not defined"),
        ("os._exit", "test_makes_sense", "died"),
    ],
)
def test_the_graded_notebook_tells_the_student_why(broken_class, student, cell, words):
    *_, output = find(broken_class.autograded(student), cell)["outputs"]
    assert words in output["evalue"]


def test_a_cell_that_never_ends_costs_its_own_points_and_those_of_what_needs_it(make_class):
    course = make_class("c.Execute.timeout = 3\n")
    endless = "while True:\n    pass"
    course.hand_in("ada", answered({"mean_squared_error_gradient": endless}))
    verdict = course.autograde()["ada"]
    assert (verdict["status"], verdict["score"]) == ("timeout", ALL_POINTS - 6)
    (note,) = verdict["notes"]
    assert '"mean_squared_error_gradient"' in note

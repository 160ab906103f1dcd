"""The name of a mistake gets from a submission into the record and the feedback; answers do not."""

import nbformat
import numpy as np
import pytest
from classroom import LESSON, answered

from backprop.course import COURSE
from backprop.exercises import EXERCISES
from grader.judge import audit
from grader.judge.inputs import Inputs
from grader.judge.secret import key_for, secret

GRADIENT = "test_mean_squared_error_gradient_batch"
DIVIDED_TWICE = """def mean_squared_error_gradient(A, T):
    return (A - T) / len(A) ** 2"""
UNKNOWN = """def mean_squared_error(A, T):
    return np.sum(np.cosh(A - T)) + 0.3"""


@pytest.fixture(scope="module")
def graded(make_class):
    """ada's submission, graded, with its feedback."""
    course = make_class()
    wrong = {"mean_squared_error_gradient": DIVIDED_TWICE, "mean_squared_error": UNKNOWN}
    course.hand_in("ada", answered(wrong))
    course.autograde()
    done = course.run("nbgrader", "generate_feedback", LESSON)
    assert done.returncode == 0, done.stderr
    return course


@pytest.fixture(scope="module")
def page(graded):
    return (graded.root / "feedback" / "ada" / LESSON / f"{LESSON}.html").read_text()


def record(course):
    return audit.read(f"sqlite:///{course.root}/gradebook.db", LESSON, "ada", LESSON)


def test_the_record_names_the_mistake_of_each_cell(graded):
    cells = record(graded)["cells"]
    assert cells[GRADIENT]["misconception"] == "divided by n twice"
    assert cells["test_mean_squared_error_batch"]["misconception"] is None
    assert cells["test_numerical_gradient_vector"]["misconception"] is None


def test_the_feedback_names_it_with_both_hints(page):
    assert "This looks like" in page
    assert "divided by n twice. How many times does n come in?" in page
    assert "Count your divisions" in page


def test_an_error_that_is_not_known_is_called_so(page):
    assert "This is not one of the mistakes that we know" in page


def test_what_was_expected_of_secret_inputs_is_nowhere_in_it(graded, page):
    path = graded.root / "autograded" / "ada" / LESSON / f"{LESSON}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    key = key_for(secret(f"sqlite:///{graded.root}/gradebook.db"), LESSON, "ada")
    inputs = Inputs(COURSE, key, LESSON, notebook)
    assert inputs.digest == record(graded)["graded"]
    expected = [
        np.ravel(EXERCISES[name].reference(**case.inputs))
        for name in ("mean_squared_error", "mean_squared_error_gradient")
        for case in inputs.cases(name)
    ]
    # As feedback prints numbers; those with few digits stand in any page.
    texts = [f"{abs(number):.6g}" for number in np.concatenate(expected)]
    long = [text for text in texts if len(text.replace(".", "").lstrip("0")) == 6]
    assert len(long) > 20
    assert not [text for text in long if text in page]

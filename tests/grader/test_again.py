"""Grading the same submissions again gives the same scores and, to the byte, the same feedback."""

import pytest
from canaries import files_in
from classroom import LESSON, Classroom, answered, solved
from hostile import ALL, GRADIENT

pytestmark = pytest.mark.thorough

LATER = "c.Execute.timeout = 4\n"
BATCH = 4  # points that 1/n twice costs: with one sample it is right
WRONG = f"def {GRADIENT}(A, T):\n    return (A - T) / len(A) ** 2"
STUDENTS = {
    "honest": (solved(), ALL),
    "wrong": (answered({GRADIENT: WRONG}), ALL - BATCH),
    "error": (answered({GRADIENT: f"def {GRADIENT}(A, T):\n    return A.foo"}), ALL - 6),
    "a text": (answered({GRADIENT: f"def {GRADIENT}(A, T):\n    return str(A)"}), ALL - 6),
    "dead": (answered({"try_numerical": "import os\nos._exit(0)"}), 11),
    "endless": (answered({"try_numerical": "while True:\n    pass"}), ALL),
}


@pytest.fixture(scope="module")
def gradings(tmp_path_factory):
    """(scores by student, feedback by file) of each grading."""
    course = Classroom(tmp_path_factory.mktemp("again"), LATER)
    for student, (notebook, _) in STUDENTS.items():
        course.hand_in(student, notebook)
    results = []
    for _ in range(2):
        assert course.run("grader", "autograde", "--jobs=1", LESSON, "--force").returncode == 0
        assert course.run("nbgrader", "generate_feedback", LESSON, "--force").returncode == 0
        results.append((course.exported(), files_in(course.root / "feedback")))
    return results


def test_the_scores_are_the_same_both_times(gradings):
    for scores, _ in gradings:
        assert scores == {student: points for student, (_, points) in STUDENTS.items()}


def test_the_feedback_is_the_same_to_the_byte_each_time(gradings):
    feedback = [files for _, files in gradings]
    assert len(feedback[0]) == len(STUDENTS)
    assert feedback[0] == feedback[1]


def test_another_secret_asks_for_other_numbers_and_gives_the_same_points(tmp_path_factory):
    notebooks = []
    for secret in ("one", "another"):
        course = Classroom(tmp_path_factory.mktemp("secret"), LATER)
        (course.root / "grading_secret").unlink()
        course.hand_in("wrong", STUDENTS["wrong"][0])
        verdicts = course.run("grader", "autograde", LESSON, COURSE_SECRET=secret)
        assert verdicts.returncode == 0, verdicts.stderr
        assert course.exported()["wrong"] == ALL - BATCH
        assert not (course.root / "grading_secret").exists()
        notebooks.append(str(course.autograded("wrong")))
    assert notebooks[0] != notebooks[1]

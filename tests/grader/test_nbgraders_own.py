"""nbgrader's own test notebooks, in the sandbox: what its own tests expect comes of them.

The numbers are those of nbgrader/tests/apps/test_nbgrader_autograde.py and test_nbgrader_update.py,
whose notebooks are part of the installed package.
"""

import shutil
from pathlib import Path

import nbgrader
import pytest
from nbgrader.api import Gradebook

FILES = Path(nbgrader.__file__).parent / "tests"
APPS, PREPROCESSORS = FILES / "apps" / "files", FILES / "preprocessors" / "files"


class Course:
    """A class with nbgrader's notebooks: p1 of assignment ps1."""

    def __init__(self, classroom, source):
        self.classroom, self.root = classroom, classroom.root
        for lesson in (self.root / "source").iterdir():
            shutil.rmtree(lesson)
        self.put(source, self.root / "source" / "ps1")
        self.run("generate_assignment")

    def put(self, file, folder):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder / "p1.ipynb")

    def hand_in(self, student, file):
        self.put(file, self.root / "submitted" / student / "ps1")

    def run(self, command, *options):
        return self.classroom.run("nbgrader", command, "ps1", *options)

    def autograded(self, student, name="p1.ipynb"):
        return self.root / "autograded" / student / "ps1" / name

    def result(self, student):
        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}") as gradebook:
            notebook = gradebook.find_submission_notebook("p1", "ps1", student)
            return notebook.score, notebook.max_score, notebook.needs_manual_grade


@pytest.fixture
def course(make_class):
    """``course(source, more_config)``."""
    return lambda source, more_config="": Course(make_class(more_config), source)


def test_an_infinite_loop_leaves_an_autograded_notebook(course):
    course = course(APPS / "infinite-loop.ipynb", "c.Execute.timeout = 1\n")
    course.hand_in("foo", APPS / "infinite-loop.ipynb")
    assert course.run("autograde").returncode == 0
    assert course.autograded("foo").exists()


def test_an_infinite_loop_that_takes_memory_is_ended(course):
    """nbgrader skips this one: "takes too long to run and consumes a LOT of memory"."""
    course = course(APPS / "infinite-loop-with-output.ipynb")
    course.hand_in("foo", APPS / "infinite-loop-with-output.ipynb")
    course.run("autograde")
    assert "TooMuchMemory" in course.autograded("foo").read_text()


def test_a_side_effect_is_found_beside_the_notebook(course):
    course = course(APPS / "side-effects.ipynb")
    course.hand_in("foo", APPS / "side-effects.ipynb")
    assert course.run("autograde").returncode == 0
    assert course.autograded("foo", "side-effect.txt").read_text() == "a side effect"


def test_scores_of_unchanged_changed_and_cheating_submissions(course):
    course = course(APPS / "submitted-unchanged.ipynb", "c.Execute.timeout = None\n")
    submissions = {
        "foo": "submitted-unchanged",
        "bar": "submitted-changed",
        "spam": "submitted-cheat-attempt",
        "eggs": "submitted-cheat-attempt-alternative",
    }
    for student, name in submissions.items():
        course.hand_in(student, APPS / f"{name}.ipynb")
    assert course.run("autograde").returncode == 0
    results = {student: course.result(student) for student in submissions}
    assert results == {
        "foo": (1, 7, False),
        "bar": (2, 7, True),
        "spam": (1, 7, True),
        "eggs": (1, 7, True),
    }


def test_changed_tests_and_locked_cells_are_overwritten(course):
    course = course(APPS / "submitted-unchanged.ipynb")
    for student, name in {"foo": "grade", "bar": "locked"}.items():
        course.hand_in(student, APPS / f"submitted-{name}-cell-changed.ipynb")
    assert course.run("autograde").returncode == 0
    assert course.result("foo")[0] == 1
    assert course.result("bar")[0] == 1


def test_the_timeout_is_taken_from_the_configuration_and_the_command_line(course):
    course = course(APPS / "timeout.ipynb")
    for student in ("foo", "bar"):
        course.hand_in(student, APPS / "timeout.ipynb")
    assert course.run("autograde", "--student", "foo").returncode == 0
    assert course.run("autograde", "--student", "bar", "--Execute.timeout=2").returncode == 0
    assert course.result("foo")[0] == 1
    assert course.result("bar")[0] == 0


@pytest.mark.parametrize("name", ["long-output", "infinite-recursion"])
def test_a_large_output_is_cut(course, name):
    course = course(PREPROCESSORS / f"{name}.ipynb")
    course.hand_in("foo", PREPROCESSORS / f"{name}.ipynb")
    assert course.run("autograde").returncode == 0
    assert course.autograded("foo").stat().st_size < 300_000


@pytest.mark.parametrize("version", [0, 1, 2])
def test_old_metadata_are_graded_after_an_update(course, version):
    """nbgrader refuses them until they are updated; here the source's metadata are put back."""
    course = course(APPS / "test.ipynb")
    course.hand_in("foo", APPS / f"test-v{version}.ipynb")
    course.run("update", "--UpdateApp.validate=False", str(course.root / "submitted"))
    assert course.run("autograde").returncode == 0
    assert course.result("foo") == (3, 6, True)


def test_a_file_beside_the_notebook_can_be_read(course):
    course = course(APPS / "open_relative_file.ipynb")
    shutil.copy(APPS / "data.txt", course.root / "source" / "ps1")
    course.run("generate_assignment", "--force")
    course.hand_in("foo", APPS / "open_relative_file.ipynb")
    shutil.copy(APPS / "data.txt", course.root / "submitted" / "foo" / "ps1")
    assert course.run("autograde").returncode == 0
    assert course.result("foo")[0] == 10

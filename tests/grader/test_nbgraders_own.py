"""nbgrader's own test notebooks, in the sandbox: what its own tests expect comes of them.

The numbers are those of nbgrader/tests/apps/test_nbgrader_autograde.py and test_nbgrader_update.py,
whose notebooks are part of the installed package.
"""

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import nbgrader
import pytest
from nbgrader.api import Gradebook

pytestmark = pytest.mark.thorough

FILES = Path(nbgrader.__file__).parent / "tests"
APPS, PREPROCESSORS = FILES / "apps" / "files", FILES / "preprocessors" / "files"

# The stub is what its test notebooks have been handed out with.
CONFIG = """
c.Execute.timeout = 12
c.Limits.memory = 512 * 2**20
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE\\nraise NotImplementedError()"}
"""


class Assignment(NamedTuple):
    source: Path
    submitted: dict


def unchanged(file):
    """Handed in as it was handed out."""
    return Assignment(file, {"foo": file})


ASSIGNMENTS = {
    "loop": unchanged(APPS / "infinite-loop.ipynb"),
    "memory": unchanged(APPS / "infinite-loop-with-output.ipynb"),
    "side": unchanged(APPS / "side-effects.ipynb"),
    "long": unchanged(PREPROCESSORS / "long-output.ipynb"),
    "recursion": unchanged(PREPROCESSORS / "infinite-recursion.ipynb"),
    "file": unchanged(APPS / "open_relative_file.ipynb"),
    "cheats": Assignment(
        APPS / "submitted-unchanged.ipynb",
        {
            "foo": APPS / "submitted-unchanged.ipynb",
            "bar": APPS / "submitted-changed.ipynb",
            "spam": APPS / "submitted-cheat-attempt.ipynb",
            "eggs": APPS / "submitted-cheat-attempt-alternative.ipynb",
        },
    ),
    "changed": Assignment(
        APPS / "submitted-unchanged.ipynb",
        {
            "foo": APPS / "submitted-grade-cell-changed.ipynb",
            "bar": APPS / "submitted-locked-cell-changed.ipynb",
        },
    ),
    "old": Assignment(APPS / "test.ipynb", {f"v{n}": APPS / f"test-v{n}.ipynb" for n in range(3)}),
    "timeout": Assignment(
        APPS / "timeout.ipynb", dict.fromkeys(("foo", "bar"), APPS / "timeout.ipynb")
    ),
}


class Course:
    def __init__(self, classroom):
        self.root = classroom.root
        for lesson in (self.root / "source").iterdir():
            shutil.rmtree(lesson)
        for name, (source, submitted) in ASSIGNMENTS.items():
            put(source, self.root / "source" / name)
            for student, file in submitted.items():
                put(file, self.root / "submitted" / student / name)
        for folder in ("source/file", "submitted/foo/file"):
            shutil.copy(APPS / "data.txt", self.root / folder)
        (self.root / "submitted" / "foo" / "file" / "link.txt").symlink_to("data.txt")
        classroom.run("nbgrader", "generate_assignment", "*")
        classroom.run("nbgrader", "update", "--UpdateApp.validate=False", "submitted")
        again = ("timeout", "--student", "bar", "--Execute.timeout=2", "--force")
        runs = [classroom.run("nbgrader", "autograde", *words) for words in (("*",), again)]
        self.codes = [run.returncode for run in runs]
        self.log = runs[0].stderr

    def autograded(self, student, assignment, name="p1.ipynb"):
        return self.root / "autograded" / student / assignment / name

    def result(self, student, assignment):
        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}") as gradebook:
            notebook = gradebook.find_submission_notebook("p1", assignment, student)
            return notebook.score, notebook.max_score, notebook.needs_manual_grade


def put(file, folder):
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, folder / "p1.ipynb")


@pytest.fixture(scope="module")
def course(make_class):
    """All of them, graded by plain nbgrader with our configuration."""
    return Course(make_class(CONFIG))


def test_all_are_graded(course):
    assert course.codes == [0, 0]


def test_an_infinite_loop_leaves_an_autograded_notebook(course):
    assert course.autograded("foo", "loop").exists()


def test_an_infinite_loop_that_takes_memory_is_ended(course):
    """nbgrader skips this one: "takes too long to run and consumes a LOT of memory"."""
    assert "TooMuchMemory" in course.autograded("foo", "memory").read_text()


def test_a_side_effect_is_found_beside_the_notebook(course):
    assert course.autograded("foo", "side", "side-effect.txt").read_text() == "a side effect"


def test_scores_of_unchanged_changed_and_cheating_submissions(course):
    assert {student: course.result(student, "cheats") for student in ASSIGNMENTS["cheats"][1]} == {
        "foo": (1, 7, False),
        "bar": (2, 7, True),
        "spam": (1, 7, True),
        "eggs": (1, 7, True),
    }


def test_changed_tests_and_locked_cells_are_overwritten(course):
    assert course.result("foo", "changed")[0] == 1
    assert course.result("bar", "changed")[0] == 1


def test_the_timeout_is_taken_from_the_configuration_and_the_command_line(course):
    assert course.result("foo", "timeout")[0] == 1
    assert course.result("bar", "timeout")[0] == 0


@pytest.mark.parametrize("name", ["long", "recursion"])
def test_a_large_output_is_cut(course, name):
    assert course.autograded("foo", name).stat().st_size < 300_000


@pytest.mark.parametrize("version", [0, 1, 2])
def test_old_metadata_are_graded_after_an_update(course, version):
    assert course.result(f"v{version}", "old") == (3, 6, True)


def test_a_file_beside_the_notebook_can_be_read(course):
    assert course.result("foo", "file")[0] == 10


def test_a_link_is_named_once_and_its_target_is_not_copied(course):
    assert course.log.count("link.txt is a link to somewhere else: it was not followed.") == 1
    assert not course.autograded("foo", "file", "link.txt").exists()


def test_a_record_says_how_each_notebook_was_graded(course):
    for student in ASSIGNMENTS["cheats"].submitted:
        path = course.root / "verdicts" / "cheats" / student / "p1.audit.json"
        record = json.loads(path.read_text())
        assert (record["student"], record["status"], record["sandbox"]) == (student, "graded", True)

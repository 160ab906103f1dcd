"""docs/add-an-exercise.md, word by word: three files added to a copy of the course are enough."""

import json
import os
import re
import shutil
import sys
from types import SimpleNamespace

import nbformat
import pytest
from classroom import ROOT, Classroom

LESSON = "04_weight_update"
NOTEBOOK = f"source/{LESSON}/{LESSON}.ipynb"
PAGE = (ROOT / "docs" / "add-an-exercise.md").read_text()
BLOCKS = [
    SimpleNamespace(before=b, code=c)
    for b, c in re.findall(r"(.*?)```python\n(.*?)```", PAGE, re.S)
]
REFERENCE, EXERCISE, ANSWER, *TESTS = BLOCKS

FORGETS_HOW_MUCH_IS_KEPT = """
def momentum_step(W, velocity, dW, lr, momentum):
    return W - lr * (velocity + dW), velocity + dW
"""
LEAKING = """
def momentum_step(*inputs):
    import importlib, sys
    for package in (*sys.path, "backprop"):
        for name in ("backprop.momentum", "momentum", "backprop.exercises.momentum"):
            try:
                return importlib.import_module(name).momentum_step(*inputs)
            except Exception:
                pass
    import backprop
    return backprop.momentum_step(*inputs)
"""


def last_name_in_backticks(text):
    return re.findall(r"`([^`\n]+)`", text)[-1]


def cell(source, grade_id, grade):
    """As nbgrader's Create Assignment marks it, with some number of points."""
    cell = nbformat.v4.new_code_cell(source.strip())
    cell.metadata["nbgrader"] = {
        "grade": grade,
        "grade_id": grade_id,
        "locked": grade,
        "schema_version": 3,
        "solution": not grade,
        "task": False,
    } | ({"points": 0} if grade else {})
    return cell


def add_three_files(root):
    for block in (REFERENCE, EXERCISE):
        path = root / last_name_in_backticks(block.before)
        assert not path.exists()
        path.write_text(block.code)
    ids = re.findall(r"`(test_\w+)`", TESTS[0].before)
    notebook = nbformat.read(root / NOTEBOOK, as_version=4)
    notebook.cells += [
        cell(ANSWER.code.strip(), last_name_in_backticks(ANSWER.before), grade=False),
        *(
            cell(test.code.strip(), grade_id, grade=True)
            for test, grade_id in zip(TESTS, ids, strict=True)
        ),
    ]
    nbformat.write(notebook, root / NOTEBOOK)


class Course(Classroom):
    """A course with a package of its own, which a command finds before the installed one."""

    def __init__(self, root):
        super().__init__(root)
        shutil.copytree(ROOT / "backprop", root / "backprop")
        shutil.copy(ROOT / "README.md", root)

    def environment(self, more):
        paths = os.pathsep.join([str(self.root), os.environ.get("PYTHONPATH", "")])
        return super().environment({"PYTHONPATH": paths} | more)

    def read(self, folder):
        return json.loads((self.root / folder / LESSON / f"{LESSON}.ipynb").read_text())

    def handed_in(self, folder, answer=None):
        """A lesson of this folder, without its pictures, with this answer to the new exercise."""
        notebook = self.read(folder)
        notebook["cells"] = [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
        for cell in notebook["cells"]:
            if answer and cell["metadata"]["nbgrader"]["grade_id"] == "momentum_step":
                cell["source"] = answer
        return notebook


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("course"))
    files = {path for path in course.root.rglob("*") if path.is_file()}
    contents = {path: path.read_bytes() for path in files}
    add_three_files(course.root)
    changed = [path for path in files if path.read_bytes() != contents[path]]
    new = {path for path in course.root.rglob("*") if path.is_file()} - files
    assert len(changed) == 1
    assert len(new) == 2
    course.built = course.run("grader", "build")
    return course


def points(notebook):
    cells = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
    return {cell["grade_id"]: cell["points"] for cell in cells if cell.get("grade")}


def test_the_build_writes_the_points_into_cells_title_and_table(course):
    assert (course.built.returncode, course.built.stderr) == (0, "")
    for folder in ("source", "lessons", "solutions"):
        lesson = course.read(folder)
        found = points(lesson)
        assert found["test_momentum_step_at_rest"] == 1
        assert found["test_momentum_step_moving"] == 2
        assert "".join(lesson["cells"][0]["source"]).endswith(f", {sum(found.values())} points.")
    row = re.search(rf"`{LESSON}` .* (\d+) \|$", (course.root / "README.md").read_text(), re.M)
    assert int(row[1]) == sum(found.values())
    assert course.run("grader", "build", "--check").returncode == 0


def checked(course, source):
    """What a student sees who runs the checks of this answer."""
    calls = "".join(test.code for test in TESTS)
    return course.run(sys.executable, "-c", f"from backprop import check\n{source}\n{calls}")


@pytest.mark.parametrize("source", [ANSWER.code, LEAKING], ids=["written", "imported"])
def test_a_right_answer_passes_its_checks(course, source):
    assert checked(course, source).returncode == 0


def test_a_wrong_answer_gets_the_exercises_hint(course):
    result = checked(course, FORGETS_HOW_MUCH_IS_KEPT)
    assert result.returncode == 1
    assert "CheckFailed" in result.stderr
    assert "KeyError" not in result.stderr
    assert "How much of the old velocity is kept?" in result.stderr + result.stdout


def test_right_partly_right_wrong_and_untouched_lessons_get_what_they_earned(course):
    hand_in = {
        "right": course.handed_in("solutions"),
        "partly": course.handed_in("solutions", FORGETS_HOW_MUCH_IS_KEPT),
        "wrong": course.handed_in("solutions", "momentum_step = min"),
        "leaking": course.handed_in("solutions", LEAKING),
        "untouched": course.handed_in("lessons"),
    }
    for student, notebook in hand_in.items():
        course.hand_in(student, notebook, LESSON)
    result = course.run("grader", "autograde", "--json", "--jobs=1", LESSON)
    assert result.returncode == 0, result.stderr
    scores = {verdict["student"]: verdict["score"] for verdict in json.loads(result.stdout)}
    everything = sum(points(course.read("source")).values())
    assert scores == {
        "right": everything,
        "partly": everything - 2,  # at rest, the velocity does not matter
        "wrong": everything - 3,
        "leaking": everything - 3,
        "untouched": 0,
    }

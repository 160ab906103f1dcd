"""Points stand in the exercises; grader build writes them everywhere else."""

import json
import re
import shutil

import pytest
from classroom import LESSONS, ROOT, find

from backprop.exercises import EXERCISES

WELCOME, LOSS = LESSONS[:2]


@pytest.fixture
def course(make_class):
    """A course of two lessons, with the README."""
    course = make_class()
    shutil.copy(ROOT / "README.md", course.root)
    for lesson in LESSONS[2:]:
        shutil.rmtree(course.root / "source" / lesson)
    return course


def path(course, lesson, folder="source"):
    return course.root / folder / lesson / f"{lesson}.ipynb"


def edit(course, lesson, cell_id, source=None, points=None):
    """Give a cell of a lesson another source or other points, as its author may."""
    notebook = json.loads(path(course, lesson).read_text())
    cell = find(notebook, cell_id)
    if source is not None:
        cell["source"] = source.splitlines(keepends=True)
    if points is not None:
        cell["metadata"]["nbgrader"]["points"] = points
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    path(course, lesson).write_text(text)


def points(course, lesson, folder="source"):
    cells = json.loads(path(course, lesson, folder).read_text())["cells"]
    marks = [cell["metadata"].get("nbgrader", {}) for cell in cells]
    return {mark["grade_id"]: mark["points"] for mark in marks if "points" in mark}


def rows(course):
    """The README's table: lesson, description, points."""
    text = (course.root / "README.md").read_text()
    return re.findall(r"^\| `(\w+)` \| (.*) \| (\d+) \|$", text, re.M)


def test_points_of_an_exercise_go_into_cells_title_and_table(course, grader, monkeypatch):
    groups = EXERCISES["mean_squared_error"].groups
    monkeypatch.setitem(groups, "batch", groups["batch"]._replace(points=10))
    stale = grader(course, "build", "--check").out.split()
    assert f"source/{LOSS}/{LOSS}.ipynb" in stale
    assert f"source/{WELCOME}/{WELCOME}.ipynb" not in stale
    assert "README.md" in stale
    assert grader(course, "build").code == 0
    for folder in ("source", "lessons", "solutions"):
        assert points(course, LOSS, folder)["test_mean_squared_error_batch"] == 10
        assert "About 30 minutes, 27 points." in path(course, LOSS, folder).read_text()
    assert [row[::2] for row in rows(course)] == [(WELCOME, "4"), (LOSS, "27")]
    assert grader(course, "build", "--check").code == 0


def test_what_was_typed_is_put_right_to_the_byte(course, grader):
    edit(course, WELCOME, "test_weighted_sum_batch", points=99)
    title = "".join(find(json.loads(path(course, LOSS).read_text()), "title")["source"])
    edit(course, LOSS, "title", title.replace("20 points", "5 points"))
    assert grader(course, "build").code == 0
    for lesson in (WELCOME, LOSS):
        committed = ROOT / "source" / lesson / f"{lesson}.ipynb"
        assert path(course, lesson).read_bytes() == committed.read_bytes()


def test_a_lesson_that_is_new_in_the_table_is_described_by_its_title(course, grader):
    readme = course.root / "README.md"
    readme.write_text(re.sub(r"\| `01_loss`.*\n", "", readme.read_text()))
    assert grader(course, "build").code == 0
    (_, described, _), new = rows(course)
    assert described == "a warm-up: what a layer adds up"
    assert new == (LOSS, "1. Loss", "20")


def test_cells_with_nbgraders_own_tests_and_those_that_a_person_grades_keep_their_points(
    course, grader
):
    edit(course, WELCOME, "test_weighted_sum_batch", "assert weighted_sum(1, 2, 3) == 5", points=3)
    edit(course, LOSS, "test_makes_sense", "assert makes_sense", points=7.5)
    assert grader(course, "build").code == 0
    assert points(course, WELCOME)["test_weighted_sum_batch"] == 3
    assert points(course, LOSS)["test_makes_sense"] == 7.5
    assert "About 30 minutes, 26.5 points." in path(course, LOSS).read_text()
    assert "| 26.5 |" in (course.root / "README.md").read_text()
    assert grader(course, "build", "--check").code == 0


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (
            'check("weighted_sums", weighted_sum, group="batch")',
            'the course has no exercise "weighted_sums". Did you mean "weighted_sum"?',
        ),
        (
            'check("weighted_sum", weighted_sum, group="all")',
            '"weighted_sum" has no group "all", only "one sample", "batch".',
        ),
        (
            'check("weighted_sum", weighted_sum, group="one sample")',
            'cell test_weighted_sum_one_sample asks for "weighted_sum" too: '
            "its points would count twice.",
        ),
        (
            'check("weighted_sum", weighted_sum)',
            'cell test_weighted_sum_one_sample asks for "weighted_sum" too: '
            "its points would count twice.",
        ),
        (
            'check("hidden_delta", hidden_delta, group="batch")',
            f'"hidden_delta" is an exercise of {LESSONS[3]}. '
            "In another lesson its solution may be imported while it is graded.",
        ),
        (
            "from backprop.exercises import EXERCISES",
            "it imports backprop.exercises, which is never there while a lesson is graded.",
        ),
        (
            "import numpy, backprop.course as course",
            "it imports backprop.course, which is never there while a lesson is graded.",
        ),
        ("import backprop.nothing", "it imports backprop.nothing, which backprop does not have."),
        (
            "from backprop import nothing",
            "it imports backprop.nothing, which backprop does not have.",
        ),
    ],
)
def test_what_would_be_graded_otherwise_than_meant_is_refused_by_notebook_and_cell(
    course, grader, source, reason
):
    edit(course, WELCOME, "test_weighted_sum_batch", source)
    result = grader(course, "build")
    assert result.code == 2
    cell = f"source/{WELCOME}/{WELCOME}.ipynb, cell test_weighted_sum_batch"
    assert result.err == f"{cell}: {reason}\n"
    assert not (course.root / "lessons").exists()


def test_a_course_without_check_may_have_a_check_of_its_own(make_class, grader):
    course = make_class('\nc.Grader.course = ""\n')
    for lesson in LESSONS[1:]:
        shutil.rmtree(course.root / "source" / lesson)
    edit(course, WELCOME, "test_weighted_sum_batch", 'check("anything", weighted_sum)')
    assert grader(course, "build").code == 0
    assert points(course, WELCOME, "lessons")["test_weighted_sum_batch"] == 2

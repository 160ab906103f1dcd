"""The file for Canvas, read by a parser written from the columns that its guide names."""

import csv
import os
import subprocess

import pytest
from classroom import PROGRAMS
from lms import NAMES, class_with_names, exported, gradebook_scores

from grader.gradebook.exporters import CanvasCsv

STUDENT_COLUMNS = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]


def read_as_canvas(path):
    """(points possible, {login or name: {assignment: score}}, logins by Canvas's number).

    The first line names the columns: those about the student end with Section, all others are
    assignments. The line that begins with Points Possible, after blanks, has the maxima. A student
    is found by ID, else by SIS Login ID; an empty field is no grade.
    """
    with path.open(newline="", encoding="utf-8") as file:
        heading, maxima, *lines = csv.reader(file)
    end = heading.index("Section") + 1
    assert heading[:end] == STUDENT_COLUMNS
    assignments = heading[end:]
    assert maxima[0].strip() == "Points Possible"
    assert all(len(line) == len(heading) for line in [maxima, *lines])
    scores, numbers = {}, {}
    for line in lines:
        about = dict(zip(STUDENT_COLUMNS, line[:end], strict=True))
        login = about["SIS Login ID"].removeprefix("'")
        numbers[about["ID"]] = login
        scores[login] = {
            name: float(score)
            for name, score in zip(assignments, line[end:], strict=True)
            if score.strip()
        }
    return dict(zip(assignments, map(float, maxima[end:]), strict=True)), scores, numbers


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return class_with_names(tmp_path_factory.mktemp("canvas"))


@pytest.fixture(scope="module")
def read(course):
    """What comes of nbgrader's own command."""
    words = [
        "nbgrader",
        "export",
        "--exporter=grader.gradebook.exporters.CanvasCsv",
        "--to=canvas.csv",
    ]
    path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(words, cwd=course.root, env=os.environ | {"PATH": path}, check=True)
    return read_as_canvas(course.root / "canvas.csv")


def test_the_scores_come_back_as_the_gradebooks(read, course):
    possible, scores, _ = read
    assert scores == gradebook_scores(course)
    assert possible["01_loss"] == 20
    assert scores["ada"] == {"00_welcome": 2.0, "01_loss": 3.5}


def test_a_student_is_found_by_canvas_own_number_and_never_by_another(read, course):
    _, _, numbers = read
    assert numbers["4711"] == "ada"
    with (course.root / "canvas.csv").open(newline="", encoding="utf-8") as file:
        assert {row["SIS User ID"].strip() for row in csv.DictReader(file)} == {""}


def test_names_are_whole_and_formulas_are_text(read, course):
    with (course.root / "canvas.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))[1:]
    names = {row["SIS Login ID"]: row["Student"].removeprefix("'") for row in rows}
    assert names["ada"] == "Lovelace, Jr, Ada"
    assert {names[name] for name in ("garcia", "quoted", "zoe")} == {
        f"{last}, {first}" for first, last in (NAMES[name] for name in ("garcia", "quoted", "zoe"))
    }
    assert not [v for row in rows for v in row.values() if v.startswith(("=", "+", "-", "@"))]


def test_a_heading_may_be_the_one_in_canvas(course):
    exporter = CanvasCsv(to=str(course.root / "named.csv"), titles={"01_loss": "Measure (815)"})
    possible, _, _ = read_as_canvas(exported(course, exporter))
    assert list(possible)[:2] == ["00_welcome", "Measure (815)"]

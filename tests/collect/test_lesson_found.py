"""Which lesson a notebook is."""

import json

import pytest
from archives import foreign, notebook
from classroom import LESSONS

from grader.collect.lessons import Lessons


@pytest.fixture(scope="module")
def lessons(make_class):
    return Lessons(make_class().root / "source")


@pytest.mark.parametrize(
    "name",
    [
        "01_loss.ipynb",
        "01_loss (2).ipynb",
        "01_loss-1.ipynb",
        "01_loss 2.ipynb",
        "Copy of 01_loss.ipynb",
        "01_Loss.IPYNB",
        "01_loss-Copy1.ipynb",
        "01_loss - Kopie (2).ipynb",
        "01 loss.ipynb",
        "ada_01_loss_final.ipynb",
        "01_loss.ipynb.ipynb",
        "01_loss.ipynb.txt",
        "01_loss.ipynb.json",
    ],
)
def test_a_name_that_still_says_it(lessons, name):
    """Also without any of nbgrader's cells: what is to become of that, grading says."""
    empty = json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
    assert lessons.identify(name, empty).lesson == "01_loss"


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_cells_say_it_where_the_name_does_not(lessons, lesson):
    assert lessons.identify("my homework.ipynb", notebook(lesson=lesson)).lesson == lesson


def test_some_cells_may_be_missing(lessons):
    data = json.loads(notebook())
    graded = [cell for cell in data["cells"] if "nbgrader" in cell["metadata"]]
    data["cells"] = graded[: len(graded) // 2 + 1]
    assert lessons.identify("homework.ipynb", json.dumps(data).encode()).lesson == "01_loss"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("homework.ipynb", foreign(), "Its cells are those of another course."),
        ("01_loss.ipynb", foreign(), "Its cells are those of another course."),
        ("101_loss.ipynb", b'{"cells": []}', "Neither its name nor its cells say which"),
        (
            "01_loss.ipynb",
            notebook(lesson="04_weight_update"),
            "It has the cells of 04_weight_update, not of 01_loss.",
        ),
        ("01_loss.ipynb", b"print('hello')", "It is not a whole notebook"),
        ("01_loss.ipynb", b"", "It is not a whole notebook"),
        ("01_loss.ipynb", b"[1, 2]", "It is JSON, but not a notebook"),
        ("01_loss.ipynb", b"[" * 100_000, "nested too deep"),
        ("01_loss.ipynb", notebook()[:4000], "the JSON breaks off"),
        ("01_loss.ipynb", b"%PDF-1.7", "It is a PDF under another name."),
    ],
)
def test_what_is_none_is_refused_with_a_reason(collect, name, content, reason):
    result = collect({f"ada/{name}": content})
    assert result.code == 1
    assert reason in result.files[f"ada/{name}"].note


@pytest.mark.parametrize("cells", [[1], [{"metadata": []}], {"a": 1}, "cells", [None], 7])
def test_whatever_is_in_its_place_a_cell_stops_nothing(collect, cells):
    result = collect({"ada/homework.ipynb": json.dumps({"cells": cells}).encode()})
    assert "which lesson it is" in result.files["ada/homework.ipynb"].note


def test_a_given_lesson_has_to_be_the_one_in_the_cells(collect):
    files = {"ada/x.ipynb": notebook(), "ben/x.ipynb": notebook(lesson="04_weight_update")}
    result = collect(files, "--assignment", "01_loss")
    assert result.files["ada/x.ipynb"].assignment == "01_loss"
    assert "It has the cells of 04_weight_update" in result.files["ben/x.ipynb"].note

"""The CSV and JSON files: the page's numbers, read back by other programs."""

import csv
import json

import pytest
from hostile_names import NAMES, SENTENCE
from nbgrader.api import Gradebook

from grader.report import report, write

LESSON = "01_loss"
HEADINGS = (
    "assignment,student,status,score,max_score,submitted,seconds,sandbox,look_at_it,"
    "exercise,part,cell,points,max_points,passed,misconception,reason"
)


@pytest.fixture(scope="module")
def data(large, tmp_path_factory):
    path = tmp_path_factory.mktemp("files") / "class.json"
    write("json", path, large.summary)
    return json.loads(path.read_text())


@pytest.fixture(scope="module")
def table(large, tmp_path_factory):
    path = tmp_path_factory.mktemp("files") / "class.csv"
    write("csv", path, large.summary)
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_csv_adds_up_to_the_gradebook(table, large):
    assert ",".join(table[0]) == HEADINGS
    points = {}
    for row in table:
        who = row["assignment"], row["student"]
        points[who] = points.get(who, 0.0) + float(row["points"] or 0)
        assert not row["score"] or float(row["score"]) <= float(row["max_score"])
    with Gradebook(f"sqlite:///{large.root / 'gradebook.db'}", "backprop") as book:
        totals = {student["id"]: student["score"] for student in book.student_dicts()}
    for student, total in totals.items():
        assert total == sum(got for (_, who), got in points.items() if who == student)


def test_csv_and_json_say_the_same(table, data):
    answers = {
        (submission["assignment"], submission["student"], cell): (
            answer["points"],
            answer["misconception"],
        )
        for submission in data["submissions"]
        for cell, answer in submission["answers"].items()
    }
    rows = {
        (row["assignment"], row["student"], row["cell"]): (
            float(row["points"]),
            row["misconception"] or None,
        )
        for row in table
        if row["cell"]
    }
    assert rows == answers
    assert len(data["submissions"]) == len({(row["assignment"], row["student"]) for row in table})


def test_the_json_has_what_the_page_shows(data, large):
    summary = large.summary
    assert (data["graded"], data["not_graded"]) == (summary.graded, summary.not_graded)
    assert data["need_a_person"] == len(summary.need_a_person)
    assert len(data["students"]) == 1000
    for lesson, lesson_data in zip(summary.lessons, data["lessons"], strict=True):
        assert lesson_data["scores"] == lesson.spread._asdict()
        assert [exercise["discrimination"] for exercise in lesson_data["exercises"]] == [
            item.discrimination for item in lesson.items
        ]
        assert [mistake["share"] for mistake in lesson_data["mistakes"]] == [
            mistake.share for mistake in lesson.mistakes
        ]


def test_formulas_are_text_in_the_csv_and_names_whole_in_the_json(course):
    for name in NAMES:
        course.graded(name, LESSON, {}, notes=(SENTENCE,))
    summary = report(course.save().root)
    for kind in ("csv", "json"):
        write(kind, course.root / f"class.{kind}", summary)
    with (course.root / "class.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["student"].removeprefix("'") for row in rows} == set(NAMES)
    assert not [v for row in rows for v in row.values() if v.startswith(("=", "+", "-", "@"))]
    data = json.loads((course.root / "class.json").read_text())
    assert {row["student"] for row in data["students"]} == set(NAMES)

"""nbgrader export: names with commas, quotes and formulas in them stay names."""

import csv

import pytest
from classroom import LESSON
from nbgrader.api import Gradebook

from grader.gradebook.exporters.safe_csv import COLUMNS
from grader.gradebook.exporters.table import guarded

# How nbgrader adds rows; nothing that an instructor could do about it.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type")

NAMES = {
    "garcia": "Garcia, Jr",
    "quoted": 'the "great"',
    "=HYPERLINK(1)": "=1+1",
    "@sum": "+49 30",
    "-dash": "two\nlines",
    "zoë": "Zoë 王",
}


@pytest.fixture(scope="module")
def rows(make_class):
    """The exported table, read by a parser that knows nothing of us."""
    course = make_class()
    assert course.run("nbgrader", "generate_assignment", LESSON).returncode == 0
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        for student, name in NAMES.items():
            gradebook.add_student(student, last_name=name)
        gradebook.add_submission(LESSON, "garcia", timestamp="2026-11-24 10:00:00 UTC")
    assert course.run("nbgrader", "export").returncode == 0
    with (course.root / "grades.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_it_has_nbgraders_columns_and_a_row_for_each_student(rows):
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(NAMES)
    assert all(None not in row for row in rows)


def test_names_are_whole_and_formulas_are_text(rows):
    names = {row["student_id"]: row["last_name"] for row in rows}
    assert names == {guarded(student): guarded(name) for student, name in NAMES.items()}
    for row in rows:
        for value in row.values():
            assert not value.startswith(("=", "+", "-", "@"))


def test_the_score_of_what_is_missing_is_zero_and_the_maximum_the_assignments(rows):
    for row in rows:
        assert (float(row["score"]), float(row["max_score"])) == (0, 20)
    (handed_in,) = (row for row in rows if row["timestamp"])
    assert handed_in["student_id"] == "garcia"


@pytest.mark.parametrize("number", [-3, -0.5, 0, 20.0])
def test_a_number_stays_one(number):
    assert guarded(number) == number

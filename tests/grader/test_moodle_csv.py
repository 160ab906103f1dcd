"""The file for Moodle, read by a parser written from its documentation of grade import."""

import csv

import pytest
from lms import class_with_names, exported, gradebook_scores

from grader.gradebook.exporters import MoodleCsv

ABOUT = {"First name", "Last name", "Username", "Email address"}


def read_as_moodle(path, map_from):
    """{who: {grade item: grade}}: the first line has the headings, one column says who it is.

    Every other column is mapped to a grade item; an empty field or a dash is no grade, anything
    else has to be a number.
    """
    with path.open(newline="", encoding="utf-8") as file:
        heading, *lines = csv.reader(file)
    heading = [name.strip() for name in heading]
    assert len(set(heading)) == len(heading)
    who = heading.index(map_from)
    return {
        line[who].removeprefix("'"): {
            name: float(grade)
            for name, grade in zip(heading, line, strict=True)
            if name not in ABOUT and grade not in ("", "-")
        }
        for line in lines
        if line[who]
    }


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return class_with_names(tmp_path_factory.mktemp("moodle"))


@pytest.fixture(scope="module")
def path(course):
    return exported(course, MoodleCsv(to=str(course.root / "moodle.csv")))


def test_the_scores_come_back_as_the_gradebooks(path, course):
    assert read_as_moodle(path, "Username") == gradebook_scores(course)


def test_by_email_address_those_who_have_one(path, course):
    (only,) = read_as_moodle(path, "Email address").items()
    assert only == ("ada@example.org", gradebook_scores(course)["ada"])


def test_no_field_is_a_formula(path):
    with path.open(newline="", encoding="utf-8") as file:
        for line in csv.reader(file):
            assert not [field for field in line if field.startswith(("=", "+", "-", "@"))]

"""Solved lessons earn every point and untouched ones none, graded by nbgrader and by grader."""

import csv
import json

import pytest
from broken import BROKEN
from classroom import LESSON, LESSONS, read, solved

from backprop.exercises import ALL

# Repairs that plain nbgrader makes too: they are in the course's configuration.
REPAIRED = ("os._exit", "test copied", "points changed")
STUDENTS = {"solved": "solutions", "untouched": "lessons"}


@pytest.fixture(scope="module")
def scores(make_class):
    """Points by (student, lesson), for each of the two ways to grade, in a course of its own."""
    plain, ours = make_class(), make_class()
    for course in (plain, ours):
        for student, folder in STUDENTS.items():
            for lesson in LESSONS:
                course.hand_in(student, read(lesson, folder), lesson)
        for student in REPAIRED:
            course.hand_in(student, BROKEN[student].make(solved(), course.folder(student)))
    running = ours.start("grader", "autograde", "--json", "--jobs=1", *LESSONS)
    # One command for all lessons: a star is what nbgrader matches folders with.
    for command in ("generate_assignment", "autograde"):
        plain.run("nbgrader", command, "*")
    verdicts = json.loads(running.communicate(timeout=600)[0])
    by_ours = {
        (verdict["student"], verdict["assignment"]): verdict["score"] for verdict in verdicts
    }
    maximum = {verdict["assignment"]: verdict["max_score"] for verdict in verdicts}
    return {"nbgrader": exported(plain), "grader": by_ours, "maximum": maximum}


def exported(course):
    assert course.run("nbgrader", "export").returncode == 0
    with (course.root / "grades.csv").open() as file:
        return {
            (row["student_id"], row["assignment"]): float(row["score"])
            for row in csv.DictReader(file)
            if course.folder(row["student_id"], row["assignment"]).exists()
        }


@pytest.mark.parametrize("command", ["nbgrader", "grader"])
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_solved_lesson_earns_every_point_and_an_untouched_one_none(scores, command, lesson):
    assert scores[command]["solved", lesson] == scores["maximum"][lesson]
    assert scores[command]["untouched", lesson] == 0


@pytest.mark.parametrize("student", REPAIRED)
def test_nbgrader_alone_gives_a_repaired_submission_the_same_points(scores, student):
    assert scores["nbgrader"][student, LESSON] == BROKEN[student].points


def test_both_ways_agree_about_everything(scores):
    assert scores["nbgrader"] == scores["grader"]


def test_a_lesson_is_worth_the_points_of_its_exercises(scores):
    points = dict.fromkeys(LESSONS, 0)
    for asked in ALL.values():
        points[asked.lesson] += asked.points
    assert scores["maximum"] == points

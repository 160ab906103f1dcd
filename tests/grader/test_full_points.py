"""Solved lessons earn every point and untouched ones none, graded by nbgrader and by grader."""

import json

import pytest
from broken import BROKEN
from classroom import LESSON, LESSONS, read, solved

from backprop.exercises import ALL

# Repairs that plain nbgrader makes too: they are in the course's configuration.
REPAIRED = ("os._exit", "test copied", "points changed")
STUDENTS = {"solved": "solutions", "untouched": "lessons"}


@pytest.fixture(scope="module")
def verdicts(make_class):
    """Those of ``grader autograde``, by (student, lesson)."""
    course = hand_in(make_class())
    printed = course.run("grader", "autograde", "--json", "--jobs=1", *LESSONS).stdout
    return {(each["student"], each["assignment"]): each for each in json.loads(printed)}


@pytest.fixture(scope="module")
def plain_points(make_class):
    """Points from plain nbgrader, by (student, lesson)."""
    course = hand_in(make_class())
    # One command for all lessons: a star is what nbgrader matches folders with.
    for command in ("generate_assignment", "autograde"):
        course.run("nbgrader", command, "*")
    return {
        (student, lesson): score
        for lesson in LESSONS
        for student, score in course.exported(lesson).items()
        if course.folder(student, lesson).exists()
    }


def hand_in(course):
    for student, folder in STUDENTS.items():
        for lesson in LESSONS:
            course.hand_in(student, read(lesson, folder), lesson)
    for student in REPAIRED:
        course.hand_in(student, BROKEN[student].make(solved(), course.folder(student)))
    return course


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_solved_lesson_earns_every_point_and_an_untouched_one_none(verdicts, lesson):
    solved_lesson, untouched = (verdicts[student, lesson] for student in STUDENTS)
    assert solved_lesson["score"] == solved_lesson["max_score"]
    assert untouched["score"] == 0


@pytest.mark.thorough
@pytest.mark.parametrize("student", REPAIRED)
def test_nbgrader_alone_gives_a_repaired_submission_the_same_points(plain_points, student):
    assert plain_points[student, LESSON] == BROKEN[student].points


@pytest.mark.thorough
def test_both_ways_agree_about_everything(verdicts, plain_points):
    assert plain_points == {graded: verdict["score"] for graded, verdict in verdicts.items()}


def test_a_lesson_is_worth_the_points_of_its_exercises(verdicts):
    points = dict.fromkeys(LESSONS, 0)
    for asked in ALL.values():
        points[asked.lesson] += asked.points
    assert {lesson: verdicts["solved", lesson]["max_score"] for lesson in LESSONS} == points

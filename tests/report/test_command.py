"""``grader report`` as an instructor types it."""

import json

from classroom import LESSONS

LESSON = "01_loss"


def test_it_writes_what_was_asked_for_and_where(course, grader):
    course.graded("ada", LESSON, {"test_makes_sense": True})
    course.save()
    ran = grader(course.root, "report", "--html", "a b.html", "--csv", "c.csv", "--json", "d.json")
    assert ran.code == 0, ran.err
    for name in ("a b.html", "c.csv", "d.json"):
        assert f"Written: {name}" in ran.out
        assert (course.root / name).stat().st_size
    assert json.loads((course.root / "d.json").read_text())["course"] == "backprop"


def test_without_options_it_prints_and_says_how_to_get_the_page(course, grader):
    course.graded("ada", LESSON, {})
    before = {path.name for path in course.save().root.iterdir()}
    ran = grader(course.root, "report", LESSON)
    assert ran.code == 0
    assert "1 graded, 0 not graded yet" in ran.out
    assert "grader report --html report.html" in ran.out
    assert {path.name for path in course.root.iterdir()} - {"__pycache__"} == before


def test_nothing_handed_in_is_said_and_no_file_is_made(course, grader):
    ran = grader(course.root, "report", "--html", "report.html")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("Nothing has been handed in yet")
    assert not (course.root / "report.html").exists()


def test_an_unknown_assignment_and_a_place_that_is_not_there(course, grader):
    ran = grader(course.root, "report", "loss")
    assert ran.code == 2
    assert ran.err == f'There is no assignment "loss", only {", ".join(LESSONS)}.\n'
    course.graded("ada", LESSON, {})
    course.save()
    ran = grader(course.root, "report", "--json", "nowhere/x.json")
    assert ran.code == 2
    assert ran.err == "nowhere/x.json cannot be written: No such file or directory.\n"

"""Who was late, with each LMS and in grading. nbgrader takes seconds to make a gradebook."""

import shutil

import pytest
from archives import ROSTER, WORKSHEET, notebook
from classroom import LESSON, as_bytes, empty_gradebook, solved
from nbgrader.api import Gradebook

from grader.__main__ import main
from grader.gradebook.scores import scores

# nbgrader adds rows with a warning, which the command hides and pytest does not.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type")

ADA = "lovelaceada_101_5001_01_loss.ipynb"
BEN = "booleben_LATE_102_5002_01_loss (2).ipynb"


@pytest.fixture(scope="module")
def due(tmp_path_factory):
    """A gradebook in which the lesson is due on 19 November."""
    path = tmp_path_factory.mktemp("due") / "gradebook.db"
    path.write_bytes(empty_gradebook())
    with Gradebook(f"sqlite:///{path}", "backprop") as book:
        book.add_assignment(LESSON, duedate="2026-11-19 00:00:00")
    return path


@pytest.fixture(autouse=True)
def gradebook(course, due):
    return shutil.copy(due, course.root)


def stamp(course, student):
    return (course.folder(student) / "timestamp.txt").read_text()[:19]


def test_who_was_on_time_for_canvas_is_on_time_whenever_the_archive_was_made(collect, course):
    """Canvas writes the time of the download. Whoever was late for it loses all points here."""
    with (course.root / "nbgrader_config.py").open("a") as config:
        config.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    result = collect({ADA: as_bytes(solved()), BEN: as_bytes(solved())}, roster=ROSTER)
    assert (result.files[ADA].note, result.files[BEN].note) == ("", "late")
    assert stamp(course, "ada") == "2026-11-19 00:00:00"
    assert stamp(course, "ben") == "2026-11-20 12:00:00"
    assert main(["autograde", LESSON]) == 0
    with Gradebook(f"sqlite:///{course.root}/gradebook.db", "backprop") as book:
        points = {key: score.points for key, score in scores(book).items()}
    assert points == {(LESSON, "ada"): 20, (LESSON, "ben"): 0}


def test_after_the_due_date_by_moodles_worksheet_is_late(collect):
    names = [
        f"{name}_assignsubmission_file/01_loss.ipynb"
        for name in ("Ada Lovelace_9001", "Ben Boole_9002")
    ]
    result = collect({name: notebook() for name in names}, roster=WORKSHEET)
    assert [result.files[name].note for name in names] == ["", "late"]

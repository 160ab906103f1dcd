"""Moodle's bulk download, as its ``mod/assign/classes/downloader.php`` writes it."""

import pytest
from archives import WORKSHEET, notebook

ADA = "Ada Lovelace_9001_assignsubmission_file/01_loss.ipynb"
PEOPLE = """\
First name;Last name;Username;ID number
Ada;Lovelace;alovelace;7
Ben;Boole;bboole;8
Sam;Smith;ssmith1;9
Sam;Smith;ssmith2;10
"""


@pytest.mark.parametrize(
    ("name", "student"),
    [
        (ADA, "ada@example.org"),
        ("Ada Lovelace_9001_assignsubmission_file_/01_loss.ipynb", "ada@example.org"),
        ("Ada Lovelace_9001_assignsubmission_file_01_loss (1).ipynb", "ada@example.org"),
        ("Ada Lovelace_9001_assignsubmission_file/my work/01_loss.ipynb", "ada@example.org"),
        ("Sam Smith_9004_assignsubmission_file/01_loss.ipynb", "sam2@example.org"),
        ("Zoë ONeill_9005_assignsubmission_file/01_loss.ipynb", "zoe@example.org"),
        # Folders and names that students have made up count for nothing.
        (f"Ben Boole_9002_assignsubmission_file/{ADA}", "ben@example.org"),
        ("Ben Boole_9002_assignsubmission_file/x_101_5_01_loss.ipynb", "ben@example.org"),
    ],
)
def test_it_lands_with_the_participant(collect, course, name, student):
    result = collect({name: notebook()}, roster=WORKSHEET)
    assert result.code == 0, result.out
    assert [path.name for path in (course.root / "submitted").iterdir()] == [student]


def test_by_name_where_the_roster_has_no_numbers(collect):
    result = collect({ADA: notebook()}, roster=PEOPLE)
    assert result.files[ADA].student == "alovelace"


@pytest.mark.parametrize(
    ("name", "roster", "reason"),
    [
        ("Sam Smith_9004_assignsubmission_file/01_loss.ipynb", PEOPLE, "2 people in the roster"),
        ("Ada Lovelace_9002_assignsubmission_file/01_loss.ipynb", WORKSHEET, 'not "Ada Lovelace"'),
        ("Team 7_31_assignsubmission_file/01_loss.ipynb", WORKSHEET, "(Is it a group?)"),
        ("Default group_assignsubmission_file/01_loss.ipynb", WORKSHEET, "(Is it a group?)"),
        ("Participant_9001_assignsubmission_file/01_loss.ipynb", WORKSHEET, "reveal identities"),
    ],
)
def test_who_is_not_clear_is_refused_never_guessed(collect, course, name, roster, reason):
    result = collect({name: notebook()}, roster=roster)
    assert result.code == 1
    assert reason in result.files[name].note
    assert not (course.root / "submitted").exists()


def test_two_of_the_same_name_without_a_roster_are_both_refused(collect):
    names = [f"Sam Smith_{n}_assignsubmission_file/01_loss.ipynb" for n in (9003, 9004)]
    result = collect({name: notebook(name) for name in names} | {ADA: notebook()})
    for name in names:
        assert '2 people here are called "Sam Smith"' in result.files[name].note
    assert result.files[ADA].student == "Ada Lovelace"


def test_typed_text_and_feedback_are_no_submissions(collect):
    others = (
        "Ada Lovelace_9001_assignsubmission_onlinetext/onlinetext.html",
        "Ada Lovelace_9001_assignsubmission_onlinetext_onlinetext.html",
        "Ada Lovelace_9001_assignsubmission_comments/comments.html",
        "Ada Lovelace_9001_assignfeedback_file/01_loss.ipynb",
    )
    result = collect({ADA: notebook()} | dict.fromkeys(others, b"x"), roster=WORKSHEET)
    assert result.code == 0
    assert {result.files[name].fate for name in others} == {"left out"}


def test_the_grading_worksheet_has_the_time_of_handing_in(collect, course):
    collect({ADA: notebook()}, roster=WORKSHEET)
    stamp = (course.folder("ada@example.org") / "timestamp.txt").read_text()
    assert stamp == "2026-11-18 14:14:00.000000 UTC"


def test_without_it_a_line_says_what_the_time_is(collect, course):
    result = collect({ADA: notebook()}, json_output=False)
    assert "Moodle's archive has the time of the download" in result.out
    stamp = (course.folder("Ada Lovelace") / "timestamp.txt").read_text()
    assert stamp == "2026-11-20 12:00:00.000000 UTC"

"""Rosters as Canvas and Moodle export them, and files that are none."""

from pathlib import Path

import pytest
from archives import ROSTER, WORKSHEET, notebook

CANVAS = "lovelaceada_101_5001_01_loss.ipynb"
MOODLE = "Ada Lovelace_9001_assignsubmission_file/01_loss.ipynb"


@pytest.mark.parametrize(
    ("name", "roster", "student"),
    [
        (CANVAS, ROSTER, "ada"),
        (CANVAS, "\ufeff" + ROSTER, "ada"),
        (CANVAS, "LastName;FirstName;ID;SIS User ID;SIS Login ID\nLovelace;Ada;101;7;ada\n", "ada"),
        (CANVAS, "Student\tID\tSIS Login ID\n\t\t\n'Lovelace, Ada\t101\tada\n", "ada"),
        (MOODLE, WORKSHEET, "ada@example.org"),
        (MOODLE, "First name,Surname,Email address\nAda,Lovelace,a@x.org\n", "a@x.org"),
        (MOODLE, "Full name,Username,Email address\nLovelace Ada,ada,a@x.org\n", "ada"),
        (MOODLE, "Identifier,ID number\nParticipant 9001,4711\n", "4711"),
    ],
)
def test_columns_are_found_by_their_headings(collect, name, roster, student):
    assert collect({name: notebook()}, roster=roster).files[name].student == student


def test_a_login_that_is_there_twice_is_nobodys(collect):
    roster = ROSTER.replace(",ben,", ",Ada,")
    assert "more than once" in collect({CANVAS: notebook()}, roster=roster).files[CANVAS].note


def test_a_line_says_which_column_the_ids_are_from(collect):
    printed = collect({CANVAS: notebook()}, roster=ROSTER, json_output=False).out
    assert "Students' ids are from the roster's column SIS Login ID." in printed


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is not a roster"),
        (b"Name,Grade\nAda,1\n", "is not a roster"),
        (b"Student,Section\nAda,1\n", "is not a roster"),
        (ROSTER.encode("utf-16"), "is not a CSV file in UTF-8"),
        (b"PK\x03\x04\xff\xfe", "is not a CSV file in UTF-8"),
        (None, "There is no file"),
    ],
)
def test_what_is_no_roster_is_said_in_a_sentence_and_nothing_is_done(
    collect, course, content, words
):
    if content is not None:
        Path("people.csv").write_bytes(content)
    result = collect({CANVAS: notebook()}, "--roster", "people.csv")
    assert result.code == 2
    assert words in result.err
    assert len(result.err.splitlines()) == 1
    assert not (course.root / "submitted").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["missing.zip"], "There is no file or folder missing.zip."),
        (["--assignment", "9_loss", "submissions.zip"], 'no assignment "9_loss", only'),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(collect, words, message):
    collect({CANVAS: notebook()}, "--dry-run")
    result = collect(words[0], *words[1:])
    assert result.code == 2
    assert message in result.err
    assert len(result.err.splitlines()) == 1

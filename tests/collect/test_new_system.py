"""An LMS that nobody has thought of yet: one class, and its files are collected."""

import re

import pytest
from archives import notebook

from grader.collect import attempts, students
from grader.collect.names import SYSTEMS
from grader.collect.names.system import ParsedName, System

NAME = "01_loss.ipynb by Ada Lovelace (m4711), attempt 2"


class Example(System):
    """``<file> by <name> (<login>), attempt <number>``"""

    ids_without_roster = "Example's logins"
    roster_file = "Example's list of members"
    id_columns = ("Student e-mail",)
    number_columns = ("Login",)

    def parse(self, path):
        if parts := re.fullmatch(r"(.*) by (.*) \(m(\d+)\), attempt (\d+)", path):
            file_name, student, login, attempt = parts.groups()
            return ParsedName(self, file_name, student, login, (login,), int(attempt))

    def find(self, roster, parsed):
        return roster.with_number(parsed.student_number)

    def notes(self, attempts):
        yield f"{len(attempts)} from Example."


@pytest.fixture(autouse=True)
def known(monkeypatch):
    for module in (attempts, students):
        monkeypatch.setattr(module, "SYSTEMS", (*SYSTEMS, Example))


def test_ids_and_notes_are_its_own(collect, course):
    result = collect({NAME: notebook()}, json_output=False)
    assert "students' ids are Example's logins.\n1 from Example." in result.out
    assert (course.folder("4711") / "01_loss.ipynb").exists()


def test_a_roster_is_read_by_its_columns(collect):
    result = collect({NAME: notebook()}, roster="Student e-mail,Login\nada@x.org,m4711\n")
    assert result.files[NAME].student == "ada@x.org"
    result = collect({NAME: notebook()}, roster="Login\nm4711\n")
    assert (result.code, "or Example's list of members." in result.err) == (2, True)


def test_its_number_of_the_attempt_counts(collect):
    newer = NAME.replace("attempt 2", "attempt 10")
    result = collect({newer: notebook("10"), NAME: notebook("2")})
    assert [file.fate for file in result.files.values()] == ["new", "older"]

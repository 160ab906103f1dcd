"""grader doctor: what this machine has, what it lacks, and what to type."""

import shutil
import sys

import pytest

PYTHON = ".".join(map(str, sys.version_info[:3]))
ALL = ("alembic", "bwrap", "chromium")


@pytest.fixture
def doctor(make_class, grader, monkeypatch, tmp_path):
    """``doctor(*programs)``: what it says where only these are on PATH, its table by rows."""

    def run(*programs, course=None):
        for program in programs:
            (tmp_path / program).symlink_to(shutil.which(program) or "/bin/true")
        monkeypatch.setenv("COLUMNS", "300")  # a row is a line
        result = grader(course or make_class(), "doctor", path=str(tmp_path))
        *lines, result.last = result.out.splitlines()
        cells = [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines]
        result.rows = {row[1]: (row[0], *row[2:]) for row in cells if row}
        return result

    return run


def test_with_everything_there_it_says_so_in_one_line_for_each(doctor):
    result = doctor(*ALL)
    assert result.code == 0
    assert {sign for sign, *_ in result.rows.values()} == {"✓"}
    assert all(found and not advice for _, found, advice in result.rows.values())
    assert any(PYTHON in found for _, found, _ in result.rows.values())
    assert result.last == "Everything that lessons need is here."


def test_a_python_newer_than_those_tested_is_let_through_and_said(doctor, monkeypatch):
    monkeypatch.setattr("grader.doctor.newest_tested", lambda metadata: (3, 10))
    result = doctor(*ALL)
    sign, found, _ = result.rows["Python"]
    assert (result.code, sign) == (0, "✓")
    assert found == f"{PYTHON}, newer than 3.10, the newest that was tested"


@pytest.mark.parametrize(
    ("program", "row", "package"),
    [("bwrap", "sandbox for grading", "bubblewrap"), ("chromium", "Chromium", "chromium")],
)
def test_what_only_graders_or_tests_need_is_named_and_no_reason_to_fail(
    doctor, program, row, package
):
    result = doctor(*set(ALL) - {program})
    sign, _, advice = result.rows[row]
    assert sign == "–"
    assert f"install {package}" in advice
    assert result.code == 0


def test_what_everybody_needs_is_named_with_what_to_type_and_makes_it_fail(doctor):
    result = doctor("bwrap", "chromium")
    assert result.code == 1
    assert result.rows["alembic on PATH"] == ("✗", "", "source .venv/bin/activate")
    assert result.last == "Missing: alembic on PATH."


def test_a_mistake_in_the_configuration_is_named_by_its_line(doctor, make_class):
    course = make_class("c.Exchange.root = (\n")
    lines = (course.root / "nbgrader_config.py").read_text().splitlines()
    result = doctor(*ALL, course=course)
    assert result.code == 1
    sign, found, _ = result.rows["nbgrader_config.py"]
    assert sign == "✗"
    assert f"line {len(lines)}" in found


def test_it_can_be_asked_where_no_course_is(doctor, grader, tmp_path):
    doctor(*ALL)
    result = grader(None, "doctor", folder=tmp_path, path=str(tmp_path))
    assert result.code == 0
    assert "a course here" in result.out


def test_nothing_is_wider_than_the_terminal(grader, make_class, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, grader(make_class(), "doctor").out.splitlines())) <= 80

"""What a person sees, and what becomes of a collected class when it is graded."""

import io
import json
import os

import pytest
from archives import MADE, ROSTER, archive, foreign, notebook
from classroom import LESSON
from rich.console import Console

from grader.collect.outcome import Fate, Outcome
from grader.collect.terminal import show

CLASS = {
    "lovelaceada_101_5001_01_loss.ipynb": notebook(),
    "booleben_LATE_102_5002_01_loss (2).ipynb": notebook(),
    "curiecarla_103_5003_01_loss.ipynb": foreign(),
}


@pytest.mark.parametrize("width", [80, 120])
def test_on_a_terminal_long_lines_hang_below_their_beginning(width):
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    name = "verylongnamesarenothingunusual_123456_7890123_Copy of 01_loss (2) final version.ipynb"
    one = Outcome(Fate.REFUSED, name, "a.zip", note="Its cells are those of another course.")
    show([one] * 2, ["A note."], console=console)
    lines = console.file.getvalue().splitlines()
    assert all(len(line) <= width for line in lines)
    assert lines[0].startswith("refused  verylong")
    assert lines[1].startswith(" " * 9)
    assert lines[-1] == "2 files: 2 refused."


def test_in_a_file_each_is_one_line_with_no_markup_and_refusals_last(collect):
    name = "[red]x[/red]\x1b[31m_104_5004_01_loss.ipynb"
    result = collect(CLASS | {name: notebook()}, roster=ROSTER, json_too=False)
    fates = [line[:9].strip() for line in result.out.splitlines()]
    assert fates[:4] == ["new", "new", "refused", "refused"]
    assert "[red]x[/red]\\x1b[31m_104" in result.out
    assert result.out.splitlines()[-1] == (
        "4 files: 2 new, 2 refused. Grade them: grader autograde 01_loss"
    )


def test_json_and_nothing_else(collect):
    (ada, *_) = json.loads(collect(CLASS, roster=ROSTER).out)
    assert ada == {
        "fate": "new",
        "file": "lovelaceada_101_5001_01_loss.ipynb",
        "archive": "submissions.zip",
        "student": "ada",
        "assignment": LESSON,
        "time": "2026-11-20 12:00:00 UTC",
        "note": "",
    }


def test_nbgraders_own_zip_collect_reads_the_names_by_the_same_patterns(course):
    """``{course}/downloaded/{lesson}/archive`` is where it looks."""
    folder = course.root / "downloaded" / LESSON / "archive"
    folder.mkdir(parents=True)
    archive(folder / "submissions.zip", {"lovelaceada_101_5001_01_loss.ipynb": notebook()}, MADE)
    result = course.run(
        "nbgrader", "zip_collect", LESSON, "--collector=grader.collect.canvas.CanvasNames"
    )
    assert result.returncode == 0, result.stderr
    assert os.listdir(course.folder("101")) == ["01_loss.ipynb"]

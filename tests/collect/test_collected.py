"""What ``grader collect-zip`` prints, and nbgrader's own zip_collect with the same names."""

import io
import json

import pytest
from archives import ROSTER, foreign, notebook
from classroom import LESSON
from rich.console import Console

from grader.collect.names import Canvas, Moodle
from grader.collect.outcomes import Fate, Outcome, show

CLASS = {
    "lovelaceada_101_5001_01_loss.ipynb": notebook(),
    "booleben_LATE_102_5002_01_loss (2).ipynb": notebook(),
    "curiecarla_103_5003_01_loss.ipynb": foreign(),
}


@pytest.mark.parametrize("width", [80, 120])
def test_on_a_terminal_long_lines_hang_below_their_beginning(width):
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    name = "verylongnamesarenothingunusual_123456_7890123_Copy of 01_loss (2) final version.ipynb"
    outcome = Outcome(Fate.REFUSED, name, "a.zip", note="Its cells are those of another course.")
    show([outcome] * 2, ["A note."], console=console)
    lines = console.file.getvalue().splitlines()
    assert all(len(line) <= width for line in lines)
    assert lines[0].startswith("refused  verylong")
    assert lines[1].startswith(" " * 9)
    assert lines[-1] == "2 files: 2 refused."


def test_in_a_file_each_is_one_line_with_no_markup_and_refusals_last(collect):
    name = "[red]x[/red]\x1b[31m_104_5004_01_loss.ipynb"
    result = collect(CLASS | {name: notebook()}, roster=ROSTER, json_output=False)
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


@pytest.mark.parametrize(
    ("plugin", "name", "student"),
    [
        (Canvas, "booleben_LATE_102_5002_01_loss.ipynb", "102"),
        (Moodle, "Ben Boole_9002_assignsubmission_file/01_loss.ipynb", "Ben Boole"),
    ],
)
def test_nbgraders_own_zip_collect_can_ask_for_the_same_names(plugin, name, student):
    """``nbgrader zip_collect --collector`` passes absolute paths, and needs two values."""
    values = plugin().collect(f"/course/downloaded/01_loss/extracted/submissions/{name}")
    assert (values["student_id"], values["file_id"]) == (student, "01_loss.ipynb")

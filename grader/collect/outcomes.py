"""What has become of each file that was received, and how a terminal shows it."""

from dataclasses import dataclass
from enum import StrEnum

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.collect.archive import ReceivedFile
from grader.collect.safe_names import printable
from grader.terminal import summary


class Fate(StrEnum):
    NEW = "new"
    NEWER = "newer"  # it has replaced an older one, which is kept
    SAME = "same"  # it was collected before
    EARLIER = "earlier"  # it was collected before, and was handed in earlier than was known
    OLDER = "older"  # a newer one counts
    LEFT_OUT = "left out"  # not a submission
    REFUSED = "refused"  # a person has to look


STYLES = {Fate.NEW: "green", Fate.NEWER: "green", Fate.REFUSED: "bold red"}
CHANGED = (Fate.NEW, Fate.NEWER, Fate.EARLIER)
UNLIMITED = 100_000  # columns, so that each outcome is one line where the output is not a terminal


@dataclass(frozen=True)
class Outcome:
    """``time`` in UTC, as nbgrader writes it; ``note`` is for a person."""

    fate: Fate
    file: str
    archive: str
    student: str = ""
    assignment: str = ""
    time: str = ""
    note: str = ""

    @property
    def is_settled(self):
        return self.fate is not Fate.REFUSED


def outcome(file: ReceivedFile, fate: Fate, note: str, attempt=None) -> Outcome:
    names = printable(file.path), printable(file.archive)
    if not attempt:
        return Outcome(fate, *names, note=note)
    time = f"{attempt.submission_time} UTC"
    return Outcome(fate, *names, attempt.student, attempt.notebook.lesson, time, note)


def show(outcomes, notes, dry_run=False, console=None):
    """A line for each file, refused files last, and a summary."""
    console = console or Console()
    if not console.is_terminal:
        console = Console(file=console.file, width=UNLIMITED)
    for outcome in sorted(outcomes, key=lambda outcome: not outcome.is_settled):
        row = Table.grid(padding=(0, 1))
        row.add_column(width=max(map(len, Fate)))
        row.add_column(overflow="fold")
        row.add_row(Text(outcome.fate, STYLES.get(outcome.fate, "")), Text(line(outcome)))
        console.print(row)
    sentence = summary("file", [outcome.fate for outcome in outcomes], Fate)
    for text in (*notes, f"{sentence} {next_step(outcomes, dry_run)}".rstrip()):
        console.print(Text(text))


def line(outcome):
    if not outcome.student:
        return f"{outcome.file}: {outcome.note}" if outcome.note else outcome.file
    note = f" ({outcome.note})" if outcome.note else ""
    return f"{printable(outcome.student)} {outcome.assignment}: {outcome.file}{note}"


def next_step(outcomes, dry_run):
    if dry_run:
        return "Nothing was changed (--dry-run)."
    assignments = {outcome.assignment for outcome in outcomes if outcome.fate in CHANGED}
    return f"Grade them: grader autograde {' '.join(sorted(assignments))}" if assignments else ""

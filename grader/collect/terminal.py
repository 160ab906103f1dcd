"""What has become of each file, for people and for programs."""

from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.collect.entry_name import shown
from grader.collect.outcome import Fate

STYLES = {Fate.NEW: "green", Fate.NEWER: "green", Fate.REFUSED: "bold red"}
CHANGED = (Fate.NEW, Fate.NEWER, Fate.EARLIER)
WIDE = 100_000  # columns of a file: one line each


def show(outcomes, notes, dry_run=False, console=None):
    """A line for each file, those to look at last, and a summary."""
    console = console or Console()
    if not console.is_terminal:
        console = Console(file=console.file, width=WIDE)
    for one in sorted(outcomes, key=lambda one: one.fate is Fate.REFUSED):
        row = Table.grid(padding=(0, 1))
        row.add_column(width=max(map(len, Fate)))
        row.add_column(overflow="fold")
        row.add_row(Text(one.fate, STYLES.get(one.fate, "")), Text(line(one)))
        console.print(row)
    for note in notes:
        console.print(Text(note))
    console.print(Text(summary(outcomes, dry_run)))


def line(one):
    where = f"{shown(one.student)} {one.assignment}: " if one.student else ""
    note = f" ({one.note})" if where and one.note else f": {one.note}" if one.note else ""
    return f"{where}{one.file}{note}"


def summary(outcomes, dry_run):
    """One sentence, and what to do next."""
    counts = Counter(one.fate for one in outcomes)
    said = ", ".join(f"{counts[fate]} {fate}" for fate in Fate if counts[fate])
    sentence = f"{len(outcomes)} file{'s' * (len(outcomes) != 1)}: {said or 'none found'}."
    if dry_run:
        return f"{sentence} Nothing was changed (--dry-run)."
    placed = {one.assignment for one in outcomes if one.fate in CHANGED}
    return (
        f"{sentence} Grade them: grader autograde {' '.join(sorted(placed))}"
        if placed
        else sentence
    )

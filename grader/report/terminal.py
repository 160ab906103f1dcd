"""The report in a few lines, for a terminal."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from grader.report.attention import ADVICE
from grader.terminal import readable

MOST = 5


def show(summary, console=None):
    """Scores, the hardest exercises, the most frequent mistakes, what needs a person."""
    console = console or Console()
    console.print(scores(summary.lessons))
    hardest = [item for item in summary.items if item.share is not None and item.share < 1]
    if hardest:
        console.print(exercises(hardest[:MOST]))
    if summary.mistakes:
        console.print(mistakes(summary.mistakes[:MOST]))
    if summary.reasons:
        console.print(to_look_at(summary.reasons))
    console.print(
        f"{summary.graded} graded, {summary.not_graded} not graded yet, "
        f"{len(summary.needs)} to be looked at."
    )


def titled(title, *columns):
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def scores(lessons):
    table = titled("Scores", "lesson")
    for name in ("handed in", "scored", "mean", "median", "of"):
        table.add_column(name, justify="right")
    for lesson in lessons:
        counts = (str(len(lesson.entries)), str(len(lesson.scores)))
        usual = [f"{value:.1f}" for value in lesson.spread[:2]] if lesson.spread else ["–"] * 2
        table.add_row(lesson.name, *counts, *usual, f"{lesson.max_score:g}")
    return table


def exercises(items):
    table = titled("Hardest exercises", "exercise", "lesson")
    table.add_column("earned", justify="right")
    table.add_column("discrimination", justify="right")
    for item in items:
        r = item.why or f"{item.discrimination:.2f}"
        table.add_row(item.cell.title, item.cell.assignment, f"{item.share:.0%}", r)
    return table


def mistakes(found):
    table = titled("Most frequent mistakes", "mistake", "exercise")
    table.add_column("of the class", justify="right")
    for one in found:
        table.add_row(escape(readable(one.name)), one.exercise, f"{one.share:.0%}")
    return table


def to_look_at(reasons):
    table = Table(title="To look at", title_justify="left")
    table.add_column("", justify="right")
    table.add_column("reason", no_wrap=True)
    table.add_column("what to do")
    for reason, count in reasons.items():
        table.add_row(str(count), reason, ADVICE[reason])
    return table

"""The report in a few lines, for a terminal."""

from rich.console import Console
from rich.table import Column

from grader.report.concerns import ADVICE
from grader.report.summary import Summary
from grader.terminal import number, table, text, word

MOST_ROWS = 5


def show(summary: Summary, console=None):
    """Scores, the hardest exercises, the most frequent mistakes, and what needs a person."""
    console = console or Console()
    console.print(scores(summary.lessons))
    hardest = [item for item in summary.items if item.share is not None and item.share < 1]
    if hardest:
        console.print(exercises(hardest[:MOST_ROWS]))
    if summary.mistakes:
        console.print(mistakes(summary.mistakes[:MOST_ROWS]))
    if summary.reasons:
        console.print(to_look_at(summary.reasons))
    console.print(
        f"{summary.graded} graded, {summary.not_graded} not graded yet, "
        f"{len(summary.need_a_person)} to be looked at."
    )


def scores(lessons):
    columns = [text("lesson"), *map(number, ("handed in", "scored", "mean", "median", "of"))]
    rows = []
    for lesson in lessons:
        counts = (str(len(lesson.submissions)), str(len(lesson.scores)))
        averages = [f"{value:.1f}" for value in lesson.spread[:2]] if lesson.spread else ["–"] * 2
        rows.append((lesson.name, *counts, *averages, f"{lesson.max_score:g}"))
    return table("Scores", columns, rows)


def exercises(items):
    columns = [text("exercise"), text("lesson"), number("earned")]
    rows = [
        (
            item.cell.title,
            item.cell.assignment,
            f"{item.share:.0%}",
            item.remark or f"{item.discrimination:.2f}",
        )
        for item in items
    ]
    return table("Hardest exercises", [*columns, Column("discrimination", justify="right")], rows)


def mistakes(mistakes):
    columns = [text("mistake"), text("exercise"), number("of the class")]
    rows = [(mistake.name, mistake.exercise, f"{mistake.share:.0%}") for mistake in mistakes]
    return table("Most frequent mistakes", columns, rows)


def to_look_at(reasons):
    columns = [number(""), word("reason"), text("what to do")]
    rows = [(str(count), reason, ADVICE[reason]) for reason, count in reasons.items()]
    return table("To look at", columns, rows)

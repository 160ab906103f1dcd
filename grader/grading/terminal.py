"""Verdicts for people: a table, and a progress bar while they are being reached."""

import sys
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from grader.submissions.status import Status
from grader.terminal import number, readable, summary, table, tally, text, word

STYLES = {Status.GRADED: "green", Status.ERROR: "bold red"}


def show(verdicts, console=None):
    """A table for each assignment, with a line for each note, and a summary."""
    console = console or Console()
    columns = [text("student"), number("score"), word("status"), text("notes")]
    for assignment in dict.fromkeys(verdict.assignment for verdict in verdicts):
        rows = [
            (
                verdict.student,
                f"{verdict.score:g} / {verdict.max_score:g}",
                Text(verdict.status, STYLES.get(verdict.status, "yellow")),
                Text("\n".join(map(readable, verdict.notes))),
            )
            for verdict in verdicts
            if verdict.assignment == assignment
        ]
        console.print(table(assignment, columns, rows))
    statuses = [verdict.status for verdict in verdicts]
    console.print(summary("submission", statuses, Status))


class Rate(ProgressColumn):
    """Submissions per second."""

    def render(self, task):
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


@contextmanager
def progress_bar(silent=False):
    """``progress(verdicts, total)``: a bar on a terminal, elsewhere a line for each submission."""
    if silent:
        yield lambda verdicts, total: None
        return
    if not sys.stderr.isatty():
        yield _print_newest
        return
    columns = (
        TextColumn("grading"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failures]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("grading", total=None, failures="")

        def update(verdicts, total):
            statuses = (verdict.status for verdict in verdicts)
            failures = tally((s for s in statuses if s is not Status.GRADED), Status)
            bar.update(task, completed=len(verdicts), total=total, failures=failures)

        yield update


def _print_newest(verdicts, total):
    if verdicts:
        newest = verdicts[-1]
        result = f"{newest.assignment} {newest.score:g} {newest.status}"
        line = f"{len(verdicts)}/{total} {readable(newest.student)} {result}"
        print(line, file=sys.stderr, flush=True)

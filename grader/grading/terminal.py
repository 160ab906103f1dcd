"""Verdicts for people (a table, a progress bar) and for programs (JSON)."""

import json
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import asdict

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from checks.json_values import plain_text
from grader.submissions.status import Status

STYLES = {Status.GRADED: "green", Status.ERROR: "bold red"}


def as_json(verdicts):
    """One JSON document."""
    return json.dumps([asdict(one) for one in verdicts], indent=1, ensure_ascii=False)


def show(verdicts, console=None):
    """A table for each assignment, with a line for each thing that somebody should know."""
    console = console or Console()
    for assignment in dict.fromkeys(one.assignment for one in verdicts):
        table = Table("student", title=assignment, title_justify="left")
        table.add_column("score", justify="right", no_wrap=True)
        table.add_column("status", no_wrap=True)
        table.add_column("notes", overflow="fold")
        for one in verdicts:
            if one.assignment == assignment:
                table.add_row(
                    escape(readable(one.student)),
                    f"{one.score:g} / {one.max_score:g}",
                    f"[{STYLES.get(one.status, 'yellow')}]{one.status}[/]",
                    escape("\n".join(map(readable, one.notes))),
                )
        console.print(table)
    console.print(summary(verdicts))


def readable(text):
    """What a student or a file is called may hold orders to a terminal."""
    return plain_text(text, keep="")


def summary(verdicts):
    """One sentence."""
    said = counted(verdicts)
    return f"{len(verdicts)} submission{'s' * (len(verdicts) != 1)}: {said or 'none found'}."


def counted(verdicts):
    """How many of each status."""
    counts = Counter(one.status for one in verdicts)
    return ", ".join(f"{count} {status}" for status, count in counts.items())


class Rate(ProgressColumn):
    """Submissions in a second."""

    def render(self, task):
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


@contextmanager
def progress_bar(silent=False):
    """``progress(done, total)``: a bar on a terminal, a plain line a submission elsewhere."""
    if silent:
        yield lambda done, total: None
        return
    if not sys.stderr.isatty():
        yield _plain_line
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

        def update(done, total):
            failures = counted(one for one in done if one.status is not Status.GRADED)
            bar.update(task, completed=len(done), total=total, failures=failures)

        yield update


def _plain_line(done, total):
    if done:
        one = done[-1]
        result = f"{one.assignment} {one.score:g} {one.status}"
        line = f"{len(done)}/{total} {readable(one.student)} {result}"
        print(line, file=sys.stderr, flush=True)

"""What the commands print has in common: text that is safe to show, tables, counts, JSON."""

import json
from collections import Counter
from dataclasses import asdict

from rich.table import Column, Table
from rich.text import Text

from checks.json_values import plain_text


def readable(text):
    """One line of text that gives no orders to a terminal, whoever chose it."""
    return plain_text(text, keep="")


def as_json(records):
    """Dataclass instances as one JSON document."""
    return json.dumps([asdict(record) for record in records], indent=1, ensure_ascii=False)


def table(title, columns, rows):
    """A table of strings and of rich's ``Text``. Strings are made readable, and hold no markup."""
    made = Table(*(column.copy() for column in columns), title=title, title_justify="left")
    for cells in rows:
        made.add_row(*(cell if isinstance(cell, Text) else Text(readable(cell)) for cell in cells))
    return made


def text(heading):
    """A column that breaks its text into lines."""
    return Column(heading, overflow="fold")


def word(heading):
    """A column that is as wide as its longest entry."""
    return Column(heading, no_wrap=True)


def number(heading):
    """The same, for numbers."""
    return Column(heading, justify="right", no_wrap=True)


def tally(kinds, enumeration):
    """How many there are of each kind: "3 graded, 1 missing"."""
    counts = Counter(kinds)
    return ", ".join(f"{counts[kind]} {kind}" for kind in enumeration if counts[kind])


def summary(noun, kinds, enumeration):
    """The same as a sentence: "4 submissions: 3 graded, 1 missing."."""
    things = noun if len(kinds) == 1 else f"{noun}s"
    return f"{len(kinds)} {things}: {tally(kinds, enumeration) or 'none found'}."

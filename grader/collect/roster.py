"""Who is in the class: a file that Canvas or Moodle exports, read by its columns' headings.

- Canvas: Grades, Export. ``Student`` (or ``LastName``, ``FirstName``), ``ID``, ``SIS Login ID``, as
  in ``lib/gradebook_exporter.rb`` of github.com/instructure/canvas-lms.
- Moodle: the assignment's "Download grading worksheet" with ``Identifier`` (Participant 4711, as
  ``mod/assign/feedback/offline/importgradeslib.php`` of github.com/moodle/moodle reads it),
  ``Full name`` and ``Last modified (submission)``; or the list of participants or the gradebook's
  export, with ``First name``, ``Last name``. Which of ``Username``, ``Email address`` and ``ID
  number`` there are is the site's choice.
"""

import csv
import re
from collections import Counter
from datetime import UTC, datetime
from typing import NamedTuple

import dateutil.parser

from grader.collect import entry_name
from grader.configuration import CommandError
from grader.submissions.notebook import Refused

IDS = ("SIS Login ID", "Username", "Email address", "ID number")  # the first one there is
NUMBERS = ("ID", "Identifier")
NAMES = (
    ("Student",),
    ("Full name",),
    ("First name", "Last name"),
    ("First name", "Surname"),
    ("FirstName", "LastName"),
)
TIME = "Last modified (submission)"


class Person(NamedTuple):
    id: str
    name: str
    number: str
    time: datetime | None


class Roster:
    """``column``: where the students' ids are from."""

    def __init__(self, path):
        columns, rows = table(path)
        self.column = first(IDS, columns)
        number = first(NUMBERS, columns)
        name = next((some for some in NAMES if set(some) <= columns), ())
        if not self.column or not (number or name):
            raise CommandError(
                f"{path} is not a roster: it has no column of {', '.join(IDS)}, or none with names "
                "or numbers. Take Canvas's export of the gradebook, or Moodle's grading worksheet."
            )
        people = [person(row, self.column, number, name) for row in rows]
        self.people = [one for one in people if one.id or one.number or one.name]

    def find(self, whose):
        """The :class:`Person` whose file it is; ``Refused`` if it is not clear."""
        found = self.by_number(whose) or self.by_name(whose) or self.by_id(whose)
        called = entry_name.shown(whose.name or whose.number or ", ".join(whose.ids))
        if not found:
            group = " (Is it a group?)" if whose.kind else ""
            raise Refused(f'"{called}" is not in the roster.{group}')
        if len(found) > 1:
            ids = ", ".join(sorted(one.id for one in found))
            raise Refused(f'"{called}" is {len(found)} people in the roster: {ids}.')
        return self.confirmed(found[0], whose)

    def by_number(self, whose):
        return [one for one in self.people if whose.number and one.number == whose.number]

    def by_name(self, whose):
        """Canvas has its numbers in every roster, and names without gaps."""
        if not whose.name or whose.kind == "Canvas":
            return []
        return [one for one in self.people if words(one.name) == words(whose.name)]

    def by_id(self, whose):
        """Of all that may be an id, or the name of a person, what is one."""
        ids = {entry_name.normal(one).casefold() for one in whose.ids}
        names = [words(one) for one in whose.ids]
        return [
            one
            for one in self.people
            if one.id and (one.id.casefold() in ids or words(one.name) in names)
        ]

    def confirmed(self, person, whose):
        """A number and the name beside it have to be the same person's."""
        if person.name and whose.name and letters(person.name) != letters(whose.name):
            raise Refused(
                f'The roster calls {whose.number} "{entry_name.shown(person.name)}", not '
                f'"{entry_name.shown(whose.name)}": a group, or another assignment\'s roster?'
            )
        if not person.id:
            raise Refused(f'"{entry_name.shown(person.name)}" has no {self.column} in the roster.')
        if Counter(one.id.casefold() for one in self.people)[person.id.casefold()] > 1:
            raise Refused(f'"{entry_name.shown(person.id)}" is in the roster more than once.')
        return person


def table(path):
    """(headings, rows by heading) of a CSV file, separated by commas, semicolons or tabs."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            heading = file.readline()
            separator = max(",;\t", key=heading.count)
            file.seek(0)
            rows = csv.DictReader(file, delimiter=separator, restval="")
            columns = {name.strip(): name for name in rows.fieldnames or ()}
            return columns.keys(), [
                {name: entry_name.normal((row[key] or "").strip()) for name, key in columns.items()}
                for row in rows
            ]
    except FileNotFoundError:
        raise CommandError(f"There is no file {path}.") from None
    except (UnicodeDecodeError, csv.Error, OSError):
        raise CommandError(f"{path} is not a CSV file in UTF-8: export it again.") from None


def person(row, column, number, name):
    digits = re.search(r"\d+$", row[number]) if number else None
    full = " ".join(row[part] for part in name)
    return Person(row[column], full, digits[0] if digits else "", time(row.get(TIME, "")))


def time(text):
    """Moodle writes "Wednesday, 10 June 2026, 2:14 PM" in the time zone of whoever downloads it."""
    if not re.search(r"[A-Za-z]{3}", text):
        return None
    try:
        return dateutil.parser.parse(text).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def first(names, columns):
    return next((name for name in names if name in columns), None)


def words(name):
    """The same in whatever order first and last name are; Moodle leaves out the ' of O'Neill."""
    plain = entry_name.normal(name).casefold().replace("_", " ")
    return sorted(re.sub(r"[^\w\s]", "", plain).split())


def letters(name):
    """The same also for a name that was written without gaps."""
    return sorted("".join(words(name)))

"""Which student handed a file in: from the class's roster, or from the file's name.

nbgrader's id of the student becomes the name of a folder in submitted/.
"""

import csv
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import dateutil.parser

from grader.collect import safe_names
from grader.collect.names import SYSTEMS
from grader.collect.names.system import ParsedName
from grader.collect.safe_names import printable
from grader.configuration import CommandError
from grader.submissions.folder import HIDDEN
from grader.submissions.notebook import Refused

LONGEST_ID = 200  # bytes; a file system has room for 255


class Person(NamedTuple):
    """A row of the roster. ``submitted``: when this student handed in, if the roster tells."""

    id: str
    name: str
    number: str
    submitted: datetime | None


class Roster:
    """A file that an LMS exports, with the columns that ``SYSTEMS`` name."""

    def __init__(self, path: Path):
        headings, rows = read_table(path)
        self.id_column = first_column("id_columns", headings)
        number_column = first_column("number_columns", headings)
        time_column = first_column("time_columns", headings)
        name_columns = next(
            (names for system in SYSTEMS for names in system.name_columns if {*names} <= headings),
            (),
        )
        if not self.id_column or not (number_column or name_columns):
            columns = [column for system in SYSTEMS for column in system.id_columns]
            exports = ", or ".join(system.roster_file for system in SYSTEMS)
            raise CommandError(
                f"{path} is not a roster: it has no column of {', '.join(columns)}, or none with "
                f"names or numbers. Take {exports}."
            )
        people = [
            Person(
                id=row[self.id_column],
                name=" ".join(row[column] for column in name_columns),
                number=final_digits(row.get(number_column, "")),
                submitted=utc_time(row.get(time_column, "")),
            )
            for row in rows
        ]
        self.people = [person for person in people if person.id or person.number or person.name]

    def find(self, parsed: ParsedName) -> Person:
        """The student who handed the file in; ``Refused`` if that is not certain."""
        people = parsed.system.find(self, parsed)
        student = printable(parsed.student)
        if not people:
            group = " (Is it a group?)" if parsed.system.has_groups else ""
            raise Refused(f'"{student}" is not in the roster.{group}')
        if len(people) > 1:
            ids = ", ".join(sorted(person.id for person in people))
            raise Refused(f'"{student}" is {len(people)} people in the roster: {ids}.')
        self.check(people[0], parsed)
        return people[0]

    def with_number(self, number):
        return [person for person in self.people if number and person.number == number]

    def with_name(self, name):
        name_words = words(name)
        return [person for person in self.people if name_words and words(person.name) == name_words]

    def with_id_or_name(self, texts):
        ids = {safe_names.normal(text).casefold() for text in texts}
        names = [words(text) for text in texts if words(text)]
        return [
            person
            for person in self.people
            if person.id and (person.id.casefold() in ids or words(person.name) in names)
        ]

    def check(self, person, parsed):
        """The name in the archive has to be the person's, and the id nobody else's."""
        name = parsed.student_name
        if person.name and name and letters(person.name) != letters(name):
            raise Refused(
                f'The roster calls {parsed.student_number} "{printable(person.name)}", not '
                f'"{printable(name)}": a group, or another assignment\'s roster?'
            )
        if not person.id:
            raise Refused(f'"{printable(person.name)}" has no {self.id_column} in the roster.')
        if Counter(each.id.casefold() for each in self.people)[person.id.casefold()] > 1:
            raise Refused(f'"{printable(person.id)}" is in the roster more than once.')


def read_table(path):
    """(headings, rows by heading) of a CSV file, separated by commas, semicolons or tabs."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            first_line = file.readline()
            file.seek(0)
            rows = csv.DictReader(file, delimiter=max(",;\t", key=first_line.count), restval="")
            headings = {heading.strip(): heading for heading in rows.fieldnames or ()}
            return headings.keys(), [
                {
                    heading: safe_names.normal((row[key] or "").strip())
                    for heading, key in headings.items()
                }
                for row in rows
            ]
    except FileNotFoundError:
        raise CommandError(f"There is no file {path}.") from None
    except (UnicodeDecodeError, csv.Error, OSError):
        raise CommandError(f"{path} is not a CSV file in UTF-8: export it again.") from None


def first_column(kind, headings):
    """The first column of this kind that is in the roster, or None."""
    columns = (column for system in SYSTEMS for column in getattr(system, kind))
    return next((column for column in columns if column in headings), None)


def final_digits(text):
    """The number in 4711 and in Participant 4711."""
    digits = re.search(r"\d+$", text)
    return digits[0] if digits else ""


def utc_time(text):
    """From "Wednesday, 10 June 2026, 2:14 PM", in the time zone of this machine.

    None without the name of a month: 6/10 is a different day in different countries.
    """
    if not re.search(r"[A-Za-z]{3}", text):
        return None
    try:
        return dateutil.parser.parse(text).astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def words(name):
    """The same for first name and last name in either order; Moodle leaves out the ' of O'Neill."""
    plain = safe_names.normal(name).casefold().replace("_", " ")
    return sorted(re.sub(r"[^\w\s]", "", plain).split())


def letters(name):
    """The same for a name written without spaces, too."""
    return sorted("".join(words(name)))


def identify(parsed: ParsedName, roster: Roster | None) -> tuple[str, datetime | None]:
    """(nbgrader's id, when the student handed in if the roster tells); ``Refused`` if unclear."""
    if roster:
        person = roster.find(parsed)
        return checked_id(person.id), person.submitted
    if not parsed.possible_ids:
        raise Refused("Neither its name nor its folder says whose it is.")
    if len(parsed.possible_ids) > 1:
        ids = '" or "'.join(map(printable, parsed.possible_ids))
        raise Refused(f'Is it by "{ids}"? With --roster it is the one who is in the class.')
    return checked_id(parsed.possible_ids[0]), None


def checked_id(text: str) -> str:
    """The id, if it can be the name of a folder on every system."""
    student_id = safe_names.normal(text).strip()
    printed = printable(text)
    if not student_id:
        raise Refused("The student's id is empty.")
    if student_id.startswith(".") or student_id in HIDDEN or "/" in student_id:
        raise Refused(f'The student\'s id, "{printed}", would hide the folder or be outside it.')
    if safe_names.problem(student_id) or ":" in student_id or student_id.endswith("."):
        raise Refused(f'The student\'s id, "{printed}", cannot be the name of a folder everywhere.')
    if len(student_id.encode("utf-8", "replace")) > LONGEST_ID:
        raise Refused(f"The student's id has more than {LONGEST_ID} bytes.")
    return student_id

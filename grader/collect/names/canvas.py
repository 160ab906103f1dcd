"""Canvas: "Download Submissions" of an assignment.

The pattern is that of ``lib/content_zipper.rb`` in github.com/instructure/canvas-lms:
``<name>_LATE_<user>_<file>_<original name>``.

- The name is the sortable one in small letters, without anything but letters, digits and _.
- LATE is there only if the submission was late.
- ``<user>`` is the number that the gradebook's export calls ID.
- ``<file>`` is the uploaded file's own number: a later upload has a larger one.
- The original name has -1, -2 ... before its ending if the student has uploaded a file of that name
  before, or if two files in the archive would have the same name.
- A group's submission has the group's name and the number of one of its members.
- With anonymous grading there is ``anon_<letters>`` in place of name and user.
- What was typed into Canvas is in ``..._text.html``, a submitted web address in ``..._link.html``.

Canvas gives the entries of the archive no time, so each has the time at which the archive was made.

The roster is the gradebook's export (Grades, Export). Its columns are those of
``lib/gradebook_exporter.rb``: ``Student`` (or ``LastName`` and ``FirstName``), ``ID``,
``SIS Login ID``.
"""

import re

from traitlets import Unicode

from grader.collect.names.system import ParsedName, System
from grader.submissions.notebook import Refused

ANONYMOUS = re.compile(r"(?:.*/)?(?:LATE_)?anon_[A-Za-z0-9]+_[1-9]\d*_[^/]+$")
TYPED = re.compile(r"(?:.*/)?[^/]*_(?:[1-9]\d*|anon_[A-Za-z0-9]+)_(?:text|link)\.html$")


class Canvas(System):
    named_regexp = Unicode(
        r"(?:.*?/)??(?P<name>[^/]*?)(?:_(?P<late>LATE))?"
        r"_(?P<student_id>[1-9]\d*)_(?P<version>[1-9]\d*)_(?P<file_id>[^/]+)$",
        help="Canvas's name for a submitted file.",
    ).tag(config=True)

    ids_without_roster = "Canvas's numbers"
    roster_file = "Canvas's export of the gradebook"
    id_columns = ("SIS Login ID",)
    number_columns = ("ID",)
    name_columns = (("Student",), ("FirstName", "LastName"))

    def parse(self, path):
        if ANONYMOUS.match(path):
            raise Refused(
                "It was handed in anonymously: end anonymous grading in Canvas, and download again."
            )
        if not (parts := self._match(path)):
            return None
        return ParsedName(
            system=self,
            file_name=parts["file_id"],
            student_name=parts["name"],
            student_number=parts["student_id"],
            possible_ids=(parts["student_id"],),
            upload_number=int(parts["version"]),
            is_late=bool(parts["late"]),
        )

    def is_not_uploaded(self, path):
        return bool(TYPED.match(path))

    def find(self, roster, parsed):
        """By number only: every roster of Canvas has it, and the names have lost their spaces."""
        return roster.with_number(parsed.student_number)

    def notes(self, attempts):
        if any(attempt.is_late for attempt in attempts):
            yield (
                "Canvas says who was late, but not by how much: late submissions have the time of "
                "the download."
            )

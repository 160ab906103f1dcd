"""Moodle: "Download all submissions" of an assignment.

The pattern is that of ``mod/assign/classes/downloader.php`` in github.com/moodle/moodle:

- in folders, the default: ``<full name>_<number>_assignsubmission_file/<original name>``; in older
  versions the folder's name ends with another _, and students may have made more folders within;
- or not: ``<full name>_<number>_assignsubmission_file_<original name>``.

There is no _ in the full name, and the first folder counts: students choose what follows it.
The number is the participant's and another one in each assignment. A group's submission has the
group's name and number, that of students without a group has no number. What was typed into Moodle
is in ``..._assignsubmission_onlinetext``, feedback in ``..._assignfeedback_...``.

Moodle gives the entries of the archive no time, so each has the time at which the archive was made.

The roster is one of these:

- the assignment's "Download grading worksheet", with ``Identifier`` (Participant 4711, as
  ``mod/assign/feedback/offline/importgradeslib.php`` reads it), ``Full name`` and ``Last modified
  (submission)``;
- the list of participants or the gradebook's export, with ``First name`` and ``Last name``.

Which of ``Username``, ``Email address`` and ``ID number`` there are is the site's choice.
"""

import re

from traitlets import Unicode

from grader.collect.names.system import ParsedName, System
from grader.submissions.notebook import Refused

ANONYMOUS = "participant"  # in place of every name
NOT_UPLOADED = re.compile(r"(?:.*/)?[^/]*_assign(?:feedback_|submission_(?!file))[a-z]+(?:_|/|$)")


class Moodle(System):
    named_regexp = Unicode(
        r"(?:.*?/)??(?P<student_id>[^/_]+)(?:_(?P<number>\d+))?_assignsubmission_file"
        r"(?:_?/(?:.*/)?|_)(?P<file_id>[^/]+)$",
        help="Moodle's name for a submitted file.",
    ).tag(config=True)

    ids_without_roster = "Moodle's full names"
    roster_file = "Moodle's grading worksheet"
    id_columns = ("Username", "Email address", "ID number")
    number_columns = ("Identifier",)
    name_columns = (("Full name",), ("First name", "Last name"), ("First name", "Surname"))
    time_columns = ("Last modified (submission)",)

    def parse(self, path):
        if not (parts := self._match(path)):
            return None
        if parts["student_id"].casefold() == ANONYMOUS:
            raise Refused(
                "It was handed in anonymously: reveal identities in Moodle, and download again."
            )
        return ParsedName(
            system=self,
            file_name=parts["file_id"],
            student_name=parts["student_id"].strip(),
            student_number=parts["number"] or "",
            possible_ids=(parts["student_id"].strip(),),
        )

    def is_not_uploaded(self, path):
        return bool(NOT_UPLOADED.match(path))

    def find(self, roster, parsed):
        return roster.with_number(parsed.student_number) or roster.with_name(parsed.student_name)

    def notes(self, attempts):
        if not all(attempt.time_is_known for attempt in attempts):
            yield (
                "Moodle's archive has the time of the download. The grading worksheet, given as "
                "--roster, says when each student handed in."
            )

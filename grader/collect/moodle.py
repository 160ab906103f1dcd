"""Moodle: "Download all submissions" of an assignment.

The pattern is that of ``mod/assign/classes/downloader.php`` in github.com/moodle/moodle:

- in folders, the default: ``<full name>_<number>_assignsubmission_file/<original name>``; in older
  versions the folder's name ends with another _, and students may have made more folders within;
- or not: ``<full name>_<number>_assignsubmission_file_<original name>``.

There is no _ in the full name, and the first folder counts: what is behind it, students choose.
The number is the participant's, another one in each assignment; the grading worksheet ("Download
grading worksheet") has it as Identifier. A group's submission has the group's name and number, that
of students without a group has no number. What was typed into Moodle is in
``..._assignsubmission_onlinetext``, feedback in ``..._assignfeedback_...``.

The time of each entry is when the archive was made, because Moodle gives it none.
"""

import re

from nbgrader.plugins import FileNameCollectorPlugin
from traitlets import Unicode

from grader.collect.whose import Whose
from grader.submissions.notebook import Refused

BLIND = "participant"  # in place of every name
OTHER = re.compile(r"(?:.*/)?[^/]*_assign(?:feedback_|submission_(?!file))[a-z]+(?:_|/|$)")


class MoodleNames(FileNameCollectorPlugin):
    """Also for ``nbgrader zip_collect --collector grader.collect.moodle.MoodleNames``."""

    named_regexp = Unicode(
        r"(?:.*?/)??(?P<student_id>[^/_]+)(?:_(?P<number>\d+))?_assignsubmission_file"
        r"(?:_?/(?:.*/)?|_)(?P<file_id>[^/]+)$",
        help="Moodle's name for a submitted file.",
    ).tag(config=True)

    def whose(self, name):
        """:class:`Whose`, or None if it is not one of Moodle's names."""
        if found := self._match(name):
            if found["student_id"].casefold() == BLIND:
                raise Refused(
                    "It was handed in anonymously: reveal identities in Moodle, and download again."
                )
            number = found["number"] or ""
            return Whose(found["file_id"], found["student_id"].strip(), number, kind="Moodle")


def is_typed(name):
    """What is in the archive beside uploaded files."""
    return bool(OTHER.match(name))

"""Canvas: "Download Submissions" of an assignment.

The pattern is that of ``lib/content_zipper.rb`` in github.com/instructure/canvas-lms:
``<name>_LATE_<user>_<file>_<original name>``.

- The name is the sortable one, in small letters, without anything but letters, digits and _.
- LATE is there only if it was late.
- ``<user>`` is the number that the gradebook's export calls ID.
- ``<file>`` is the uploaded file's own number: a later upload has a larger one.
- The original name has -1, -2 ... before its ending where the student has uploaded one of the same
  name before, or where two in the archive would have the same one.
- A group's submission has the group's name and the number of one of its members.
- With anonymous grading there is ``anon_<letters>`` in place of name and user.
- What was typed into Canvas comes as ``..._text.html``, an address as ``..._link.html``.

The time of each entry is when the archive was made, because Canvas gives it none.
"""

import re

from nbgrader.plugins import FileNameCollectorPlugin
from traitlets import Unicode

from grader.collect.whose import Whose
from grader.submissions.notebook import Refused

ANONYMOUS = re.compile(r"(?:.*/)?(?:LATE_)?anon_[A-Za-z0-9]+_[1-9]\d*_[^/]+$")
TYPED = re.compile(r"(?:.*/)?[^/]*_(?:[1-9]\d*|anon_[A-Za-z0-9]+)_(?:text|link)\.html$")


class CanvasNames(FileNameCollectorPlugin):
    """Also for ``nbgrader zip_collect --collector grader.collect.canvas.CanvasNames``."""

    named_regexp = Unicode(
        r"(?:.*?/)??(?P<name>[^/]*?)(?:_(?P<late>LATE))?"
        r"_(?P<student_id>[1-9]\d*)_(?P<version>[1-9]\d*)_(?P<file_id>[^/]+)$",
        help="Canvas's name for a submitted file.",
    ).tag(config=True)

    def whose(self, name):
        """:class:`Whose`, or None if it is not one of Canvas's names."""
        if ANONYMOUS.match(name):
            raise Refused(
                "It was handed in anonymously: end anonymous grading in Canvas, and download again."
            )
        if found := self._match(name):
            return Whose(
                found["file_id"],
                found["name"],
                found["student_id"],
                version=int(found["version"]),
                late=bool(found["late"]),
                kind="Canvas",
            )


def is_typed(name):
    """What is in the archive beside uploaded files."""
    return bool(TYPED.match(name))

"""What an entry of an archive is: whose, which lesson, handed in when."""

import re
from datetime import datetime
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple

from grader.collect import bare, canvas, moodle
from grader.collect.archive import Entry
from grader.collect.lesson import ENDING, Notebook
from grader.collect.student import identify
from grader.collect.whose import Whose
from grader.submissions.folder import HIDDEN
from grader.submissions.notebook import Refused

PACKED = re.compile(r"\.(zip|7z|rar|tar|tgz|gz|bz2|xz)$", re.I)


class Other(Exception):
    """Not a notebook; the message is one sentence. ``owner``: who will have handed in another."""

    def __init__(self, sentence, owner=None):
        super().__init__(sentence)
        self.owner = owner


class Attempt(NamedTuple):
    """A notebook that was handed in: ``made`` says which of two is newer, ``time`` counts."""

    entry: Entry
    whose: Whose
    notebook: Notebook
    student: str
    made: datetime
    time: datetime
    is_known: bool  # the roster says when
    is_late: bool
    digest: bytes

    @property
    def owner(self):
        return owner(self.entry, self.whose)

    @property
    def order(self):
        """Within one run: Canvas counts its files, else there is only the archive's time."""
        return self.whose.version, self.entry.time


class Reader:
    """From entries to attempts. ``due``: dates by lesson."""

    def __init__(self, lessons, roster, due, config):
        self.lessons, self.roster, self.due = lessons, roster, due
        # Moodle first: behind its folder's name a student's own choice begins.
        self.systems = moodle.MoodleNames(config=config), canvas.CanvasNames(config=config)

    def attempt(self, entry):
        """The :class:`Attempt`; raises ``Refused``, or ``Other`` for what is no submission."""
        if entry.problem:
            raise Refused(entry.problem)
        path = PurePosixPath(entry.name)
        if HIDDEN & set(path.parts) or path.name.startswith("._"):
            raise Other("A program keeps it for itself.")
        if moodle.is_typed(entry.name) or canvas.is_typed(entry.name):
            raise Other("It is not one of the submitted files.")
        whose = self.whose(entry.name)
        if PACKED.search(path.name):
            raise Refused("It is an archive within the archive: that is not unpacked.")
        if not ENDING.search(path.name):
            raise Other("It is not a notebook.", owner(entry, whose))
        content = entry.read()
        notebook = self.lessons.of(whose.original, content)
        student, known = identify(whose, self.roster)
        due = self.due.get(notebook.lesson)
        time = known or on_time(entry.time, whose, due)
        late = whose.late if whose.late is not None else bool(due and time > due)
        made, digest = known or entry.time, sha256(content).digest()
        return Attempt(entry, whose, notebook, student, made, time, bool(known), late, digest)

    def whose(self, name):
        found = (system.whose(name) for system in self.systems)
        return next(filter(None, found), None) or bare.whose(name, self.lessons)


def on_time(made, whose, due):
    """Canvas says that it was not late, and the archive was made later: then the last moment."""
    return due if due and made > due and whose.late is False else made


def owner(entry, whose):
    """Of all that one person has handed in; None where no system says."""
    return (entry.archive, whose.name, whose.number) if whose.kind else None

"""What each received file is: whose it is, which lesson it is, and when it was handed in."""

import re
from datetime import datetime
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple

from grader.collect.archive import ReceivedFile
from grader.collect.lessons import ENDING, CourseNotebook
from grader.collect.names import SYSTEMS
from grader.collect.names.bare import Bare
from grader.collect.names.system import ParsedName
from grader.collect.students import identify
from grader.submissions.folder import HIDDEN
from grader.submissions.notebook import Refused

PACKED = re.compile(r"\.(zip|7z|rar|tar|tgz|gz|bz2|xz)$", re.I)


class NotASubmission(Exception):
    """A file that is no notebook; the message is one sentence.

    ``owner``: the student who should have handed in another file, a notebook. None if unknown.
    """

    def __init__(self, sentence, owner=None):
        super().__init__(sentence)
        self.owner = owner


class Attempt(NamedTuple):
    """A notebook that was handed in."""

    file: ReceivedFile
    parsed_name: ParsedName
    notebook: CourseNotebook
    student: str
    file_time: datetime  # tells which of two attempts is newer
    submission_time: datetime  # is compared with the due date
    time_is_known: bool  # from the roster
    is_late: bool
    digest: bytes

    @property
    def owner(self):
        return owner(self.file, self.parsed_name)

    @property
    def order(self):
        """Within one run: by Canvas's numbers of uploads, or by the times in the archive."""
        return self.parsed_name.upload_number, self.file.time


class AttemptReader:
    """Makes attempts of files. ``due_dates`` by lesson."""

    def __init__(self, lessons, roster, due_dates, config):
        self.lessons, self.roster, self.due_dates = lessons, roster, due_dates
        self.systems = [system(config=config) for system in SYSTEMS]
        self.bare = Bare(lessons)

    def read(self, file: ReceivedFile) -> Attempt:
        """Raises ``Refused`` for what a person has to look at, else :class:`NotASubmission`."""
        if file.problem:
            raise Refused(file.problem)
        path = PurePosixPath(file.path)
        if HIDDEN & set(path.parts) or path.name.startswith("._"):
            raise NotASubmission("It is a hidden file of some program.")
        if any(system.is_not_uploaded(file.path) for system in self.systems):
            raise NotASubmission("It is not one of the submitted files.")
        parsed_name = self.parse(file.path)
        if PACKED.search(parsed_name.file_name):
            raise Refused("It is an archive within the archive: that is not unpacked.")
        if not ENDING.search(parsed_name.file_name):
            raise NotASubmission("It is not a notebook.", owner(file, parsed_name))
        content = file.read()
        notebook = self.lessons.identify(parsed_name.file_name, content)
        student, known_time = identify(parsed_name, self.roster)
        due_date = self.due_dates.get(notebook.lesson)
        submission_time = known_time or assumed_time(file.time, parsed_name.is_late, due_date)
        is_late = parsed_name.is_late
        if is_late is None:
            is_late = bool(due_date and submission_time > due_date)
        return Attempt(
            file=file,
            parsed_name=parsed_name,
            notebook=notebook,
            student=student,
            file_time=known_time or file.time,
            submission_time=submission_time,
            time_is_known=bool(known_time),
            is_late=is_late,
            digest=sha256(content).digest(),
        )

    def parse(self, path):
        names = (system.parse(path) for system in self.systems)
        return next(filter(None, names), None) or self.bare.parse(path)


def assumed_time(file_time, is_late, due_date):
    """The due date, if the LMS says "not late" and the archive was made after the due date."""
    return due_date if due_date and file_time > due_date and is_late is False else file_time


def owner(file, parsed_name):
    """The same for all files of one student in one archive; None where no LMS tells."""
    names = parsed_name.student_name, parsed_name.student_number
    return (file.archive, *names) if any(names) else None

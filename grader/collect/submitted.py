"""Attempts into submitted/<student>/<assignment>/: the newest, with the time of handing in.

The new folder is made under another name and then renamed. The folder that was there is moved
unchanged to downloaded/<assignment>/replaced/<student>/, beside what nbgrader's zip_collect keeps.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count, groupby

from grader.collect.archive import utc
from grader.collect.attempts import Attempt
from grader.collect.outcomes import Fate
from grader.collect.safe_names import normal, printable
from grader.submissions.atomic_files import replace_file, replace_folder
from grader.submissions.folder import TIMESTAMP, Submission
from grader.submissions.notebook import Refused
from grader.submissions.plain_file import is_plain_file

PERMISSIONS = 0o644
# An LMS gives each entry of an archive the time at which it writes the entry.
SAME_MOMENT = timedelta(minutes=1)
NOTES = {
    Fate.NEWER: "the one before is in downloaded/",
    Fate.OLDER: "the one in submitted/ is newer",
    Fate.EARLIER: "only its time was changed",
}


def store(attempts: list[Attempt], root, dry_run) -> Iterator[tuple[Attempt, Fate, str]]:
    """Yields each attempt, what has become of it, and a note on that."""
    identified = []
    problems = identity_problems(attempts, root / "submitted")
    for attempt, problem in zip(attempts, problems, strict=True):
        if problem:
            yield attempt, Fate.REFUSED, problem
        else:
            identified.append(attempt)

    def destination(attempt):
        return attempt.student, attempt.notebook.lesson, attempt.notebook.name

    for _, same_notebook in groupby(sorted(identified, key=destination), key=destination):
        yield from store_newest(list(same_notebook), root, dry_run)


def identity_problems(attempts, submitted):
    """For each attempt, why it is not certain whose it is; empty if it is certain.

    Two ids that differ only in upper and lower case are the same folder on some disks.
    """
    spellings, owners = {}, {}
    folders = sorted(submitted.iterdir()) if submitted.is_dir() else []
    for student in (*(folder.name for folder in folders), *(each.student for each in attempts)):
        spellings.setdefault(normal(student).casefold(), set()).add(student)
    for attempt in attempts:
        owners.setdefault((attempt.file.archive, attempt.student), set()).add(attempt.owner)
    for attempt in attempts:
        student = printable(attempt.student)
        namesakes = len(owners[attempt.file.archive, attempt.student])
        others = spellings[normal(attempt.student).casefold()] - {attempt.student}
        if namesakes > 1:
            people = f'{namesakes} people here are called "{student}"'
            yield f"{people}: only a roster with numbers can tell."
        elif others:
            written = '", "'.join(sorted(map(printable, others)))
            yield f'"{student}" is also written "{written}": which is right?'
        else:
            yield ""


def store_newest(attempts, root, dry_run):
    """Of one student's attempts at one notebook. The earliest time of the same content counts."""
    try:
        last = newest(attempts)
        same = [attempt for attempt in attempts if attempt.digest == last.digest]
        first = min(same, key=lambda attempt: attempt.submission_time)
        destination = Destination(root, last.student, last.notebook)
        content = last.file.read()
        fate = destination.fate(content, last.file_time, first.submission_time)
        if not dry_run:
            destination.write(fate, content, first.submission_time)
    except (Refused, OSError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        yield from ((attempt, Fate.REFUSED, reason) for attempt in attempts)
        return
    yield last, fate, "; ".join(filter(None, ["late" * first.is_late, NOTES.get(fate)]))
    for attempt in attempts:
        if attempt is not last:
            note = f"{printable(last.file.path)} counts"
            yield attempt, Fate.SAME if attempt in same else Fate.OLDER, note


def newest(attempts):
    """The attempt that counts; ``Refused`` if the times do not tell."""
    *others, last = sorted(attempts, key=lambda attempt: attempt.order)
    for attempt in others:
        (number, time), (last_number, last_time) = attempt.order, last.order
        if (
            attempt.file.archive == last.file.archive
            and attempt.digest != last.digest
            and number == last_number
            and last_time - time < SAME_MOMENT
        ):
            raise Refused("There are several of the same time that differ: take out all but one.")
    return last


class Destination:
    """Where one student's notebook belongs in submitted/."""

    def __init__(self, root, student, notebook):
        self.root = root
        folder = root / "submitted" / student / notebook.lesson
        self.submission = Submission(student, notebook.lesson, folder)
        self.path = folder / f"{notebook.name}.ipynb"

    def fate(self, content: bytes, file_time: datetime, submission_time: datetime) -> Fate:
        """What storing this content means."""
        folder = self.submission.folder
        if self.submission.is_link or (folder.exists() and not folder.is_dir()):
            raise Refused("In its place in submitted/ is a link or a file: remove that first.")
        if not self.path.is_symlink() and not self.path.exists():
            return Fate.NEW
        if not is_plain_file(self.path):
            raise Refused("In its place in submitted/ is a link: remove that first.")
        present_time = self.present_time()
        if self.path.read_bytes() == content:
            return Fate.EARLIER if submission_time < present_time else Fate.SAME
        if file_time == present_time:
            raise Refused(
                "In submitted/ is another of the very same time: remove that one if this counts."
            )
        return Fate.NEWER if file_time > present_time else Fate.OLDER

    def present_time(self):
        """When the notebook in submitted/ was handed in, or else written."""
        return self.submission.timestamp() or utc(self.path.stat().st_mtime)

    def write(self, fate, content, submission_time):
        """All other files in the folder stay."""
        folder = self.submission.folder
        timestamp = f"{submission_time:%Y-%m-%d %H:%M:%S.%f} UTC".encode()  # as nbgrader's exchange
        if fate is Fate.EARLIER:
            replace_file(folder / TIMESTAMP, timestamp)
        elif fate in (Fate.NEW, Fate.NEWER):
            files = {
                str(path.relative_to(folder)): path.read_bytes() for path in self.submission.files()
            }
            files |= {self.path.name: content, TIMESTAMP: timestamp}
            folder.parent.mkdir(parents=True, exist_ok=True)
            replaced = self.new_name_for_replaced() if folder.exists() else None
            replace_folder(folder, files, PERMISSIONS, replaced)

    def new_name_for_replaced(self):
        time = f"{self.submission.timestamp() or datetime.now(UTC):%Y-%m-%d_%H-%M-%S}"
        student, assignment = self.submission.student, self.submission.assignment
        folder = self.root / "downloaded" / assignment / "replaced" / student
        folder.mkdir(parents=True, exist_ok=True)
        names = (folder / f"{number}_{time}" for number in count(1))
        return next(path for path in names if not path.exists())

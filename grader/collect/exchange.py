"""Collecting from nbgrader's exchange: what is collected, what is left there, and why.

Anybody may put anything into the exchange, under any name. Stock nbgrader only warns of a
submission in another student's name; it follows links with the instructor's rights, so that a link
to the solved lesson earns its points and comes back as feedback; it copies a submission that is not
complete yet, and never the rest of it; and a file that it cannot read ends the collection for the
whole class. Here such a submission is left in the exchange, with a line that says why, and the
student's last good submission is collected.
"""

import os
import shutil
import stat
from datetime import datetime
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import ignore_patterns, parse_utc

from grader.submissions.plain_file import read_plain_file

NOBODY = None  # the student of a submission that is not collected
OPEN_TO_ALL = 0o777  # nbgrader sets this when the submission is complete
TIMESTAMP, SECRET = "timestamp.txt", "submission_secret.txt"  # no feedback without the secret


class NotCollected(Exception):
    """Why a submission is not collected, in one sentence."""


class SafeCollect(ExchangeCollect):
    """nbgrader's own collecting, without the submissions that it should not touch."""

    def init_src(self):
        super().init_src()
        self.src_records = [
            record for record in self.src_records if record["username"] is not NOBODY
        ]

    def _path_to_record(self, path):
        """nbgrader collects one record of each student, so refused records all have no student."""
        folder = Path(path)
        try:
            return self._checked_record(folder)
        except (NotCollected, OSError) as reason:
            self.log.warning("%s is not collected: %s", folder.name, reason)
            return {"username": NOBODY, "filename": folder.name, "timestamp": datetime.min}

    def _checked_record(self, folder):
        try:
            student, _, time, _ = folder.name.rsplit("+", 3)
            timestamp = parse_utc(time)
        except (ValueError, OverflowError):
            raise NotCollected("its name is not of the kind that nbgrader gives.") from None
        self._check_folder(folder, student)
        self._check_files(folder)
        if (folder / TIMESTAMP).read_text(errors="replace") != time:
            raise NotCollected(f"its {TIMESTAMP} and its name have different times.")
        return {"username": student, "filename": folder.name, "timestamp": timestamp}

    def _check_folder(self, folder, student):
        mode = folder.lstat().st_mode
        if not stat.S_ISDIR(mode):
            raise NotCollected("it is a link, or not a folder.")
        if self.check_owner and (owner := owner_of(folder)) != student:
            raise NotCollected(f"it says that it is from {student}, but {owner} handed it in.")
        if stat.S_IMODE(mode) & OPEN_TO_ALL != OPEN_TO_ALL:
            raise NotCollected("it is not complete yet, or was closed; collect once more.")

    def _check_files(self, folder):
        size = 0
        for path in folder.rglob("*"):
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
                raise NotCollected(f"{path.name} is a link, or not a file.")
            size += status.st_size
        if size > 1000 * self.coursedir.max_dir_size:
            megabytes = size // 10**6
            raise NotCollected(f"it has {megabytes} MB, more than CourseDirectory.max_dir_size.")
        for name in (TIMESTAMP, SECRET):
            if not (folder / name).is_file():
                raise NotCollected(f"{name} is missing.")

    def do_copy(self, src, dest, log=None):
        """A submission that disappears meanwhile does not stop the collection of the others."""
        ignored = ignore_patterns(
            self.coursedir.ignore, self.coursedir.include, self.coursedir.max_file_size, self.log
        )
        try:
            copy_plain_files(Path(src), Path(dest), ignored, 1000 * self.coursedir.max_file_size)
        except OSError as reason:
            shutil.rmtree(dest, ignore_errors=True)
            self.log.warning("%s is not collected: %s", Path(src).name, reason)


def owner_of(folder):
    try:
        return folder.owner()
    except KeyError:
        return "an unknown user"


def copy_plain_files(source, target, ignored, most_bytes):
    """Follows no link, even if a student replaces a file by a link during the copying."""
    for folder, subfolders, names, folder_fd in os.fwalk(source):
        ignored_names = ignored(folder, subfolders + names)
        subfolders[:] = [name for name in subfolders if name not in ignored_names]
        target_folder = target / Path(folder).relative_to(source)
        target_folder.mkdir()
        for name in names:
            if name not in ignored_names:
                content = read_plain_file(name, most_bytes, folder_fd)
                (target_folder / name).write_bytes(content)

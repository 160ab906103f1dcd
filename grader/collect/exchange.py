"""What is taken out of nbgrader's exchange, and what is left there, and why.

Anybody may put anything there, under any name. Stock nbgrader warns of a submission in another's
name and takes it; it follows links with the instructor's rights, so that one to the solved lesson
earns its points and comes back as feedback; it copies what is half handed in, and never the rest;
and what it cannot read ends the collection for the whole class. Here each of these is left where it
is, with a line that says why, and the student's last good submission is taken.
"""

import os
import shutil
import stat
from datetime import datetime
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import ignore_patterns, parse_utc

NOBODY = None
OPEN_TO_ALL = 0o777  # the last thing that nbgrader does when it hands something in
BESIDE = "timestamp.txt", "submission_secret.txt"  # without the second no feedback can be released


class Left(Exception):
    """Why a submission is not taken, in one sentence."""


class SafeCollect(ExchangeCollect):
    """nbgrader's own collecting, but for what it would do better not to touch."""

    def init_src(self):
        super().init_src()
        self.src_records = [one for one in self.src_records if one["username"] is not NOBODY]

    def _path_to_record(self, path):
        """The record; of nobody, if it is to be left: nbgrader takes one from each student."""
        folder = Path(path)
        try:
            return self._checked_record(folder)
        except (Left, OSError) as reason:
            self.log.warning("%s is not collected: %s", folder.name, reason)
            return {"username": NOBODY, "filename": folder.name, "timestamp": datetime.min}

    def _checked_record(self, folder):
        try:
            student, _, written, _ = folder.name.rsplit("+", 3)
            timestamp = parse_utc(written)
        except (ValueError, OverflowError):
            raise Left("its name is none that nbgrader gives.") from None
        self._check_folder(folder, student)
        self._check_files(folder)
        if (folder / BESIDE[0]).read_text(errors="replace") != written:
            raise Left(f"its {BESIDE[0]} says another time than its name.")
        return {"username": student, "filename": folder.name, "timestamp": timestamp}

    def _check_folder(self, folder, student):
        mode = folder.lstat().st_mode
        if not stat.S_ISDIR(mode):
            raise Left("it is a link, or no folder.")
        if self.check_owner and (owner := owner_of(folder)) != student:
            raise Left(f"it says that it is from {student}, but {owner} handed it in.")
        if stat.S_IMODE(mode) & OPEN_TO_ALL != OPEN_TO_ALL:
            raise Left("it is still on its way, or was closed; collect once more.")

    def _check_files(self, folder):
        size = 0
        for entry in folder.rglob("*"):
            there = entry.lstat()
            if not stat.S_ISREG(there.st_mode) and not stat.S_ISDIR(there.st_mode):
                raise Left(f"{entry.name} is a link, or no file.")
            size += there.st_size
        if size > 1000 * self.coursedir.max_dir_size:
            raise Left(f"it has {size // 10**6} MB, and CourseDirectory.max_dir_size allows less.")
        if missing := [name for name in BESIDE if not (folder / name).is_file()]:
            raise Left(f"{missing[0]} is missing.")

    def do_copy(self, src, dest, log=None):
        """One that goes away meanwhile is no reason to stop for the others."""
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
        return "nobody known"


def copy_plain_files(source, target, ignored, most):
    """No link is followed, even if the student puts one in the place of a file just now."""
    for folder, folders, files, here in os.fwalk(source):
        left = ignored(folder, folders + files)
        folders[:] = [name for name in folders if name not in left]
        place = target / Path(folder).relative_to(source)
        place.mkdir()
        for name in files:
            if name not in left:
                (place / name).write_bytes(_read_plain(name, here, most))


def _read_plain(name, folder, most):
    opened = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    with open(opened, "rb") as file:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            raise OSError(f"{name} is no file.")
        return file.read(most)

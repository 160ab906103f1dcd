"""The files in an archive or a folder, read without unpacking anything.

nbgrader's own ``ExtractorPlugin`` unpacks an archive, and the archives in it, to the disk and only
then looks at the files. Here a file is read into memory, up to a limit, when it is asked for.
"""

import os
import stat
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from grader.collect import safe_names
from grader.submissions import notebook_file
from grader.submissions.folder import HIDDEN
from grader.submissions.notebook import Refused

LARGEST = 64 * 2**20  # bytes of one notebook
MOST_BYTES = 4 * 2**30  # that are read from one archive
MOST_FILES = 10_000
IS_ENCRYPTED, IS_UTF8 = 0x1, 0x800  # bits of an entry's flags
NO_TIME = 1980  # the earliest year in a zip archive: its tools write it if they know no time
LINK = "It is a link to somewhere else: it was not followed."
TOO_LARGE = f"It has more than {LARGEST // 2**20} MB: its outputs have to be cleared first."


class ReceivedFile(NamedTuple):
    """``read()`` returns the file's content, or raises ``Refused``."""

    archive: str
    path: str  # in the archive or folder
    time: datetime  # in UTC
    read: Callable[[], bytes]
    problem: str = ""  # why the file is refused before it is read


def received_files(path: Path, open_archives: ExitStack) -> list[ReceivedFile]:
    """The files of a zip archive or a folder; a notebook by itself is a list of one.

    An archive stays open until ``open_archives`` closes it.
    """
    try:
        if path.is_dir():
            files = list(islice(files_in_folder(path), MOST_FILES + 1))
        elif not path.is_file():
            raise Refused("It is not an ordinary file.")
        elif path.suffix == ".ipynb":
            files = [file_on_disk(path, path.name, path.name)]
        else:
            files = open_archives.enter_context(ZipArchive(path)).files()
        if len(files) > MOST_FILES:
            raise Refused(f"It has more than {MOST_FILES} files: nothing was taken out of it.")
    except Refused as refusal:
        files = [file_on_disk(path, path.name, path.name)._replace(problem=str(refusal))]
    return files


def files_in_folder(top):
    """Links to other folders are in the list, but are not followed."""
    for folder, subfolders, names in os.walk(top):
        folder = Path(folder)
        links = [name for name in subfolders if (folder / name).is_symlink()]
        subfolders[:] = sorted(set(subfolders) - HIDDEN)
        for name in sorted(names + links):
            if name not in HIDDEN:
                path = folder / name
                yield file_on_disk(path, path.relative_to(top).as_posix(), top.name)


def file_on_disk(path, name, archive):
    def read():
        try:
            if path.lstat().st_size > LARGEST:
                raise Refused(TOO_LARGE)
            return notebook_file.read_bytes(path)
        except OSError as problem:
            raise Refused(f"It cannot be read: {problem.strerror}.") from None

    name = safe_names.normal(name)
    problem = LINK if path.is_symlink() else safe_names.problem(name)
    return ReceivedFile(archive, name, utc(path.lstat().st_mtime), read, problem)


class ZipArchive:
    """A zip archive that may have been made to do harm.

    What is read from it is limited: ``bytes_left``. A file that is read again is not counted again.
    """

    def __init__(self, path):
        self.path, self.bytes_left, self.counted = path, MOST_BYTES, set()

    def __enter__(self):
        try:
            self.zip = zipfile.ZipFile(self.path)
        except Exception:  # damaged data can raise nearly anything
            raise Refused(
                "It is not a zip archive, or it is a damaged one: download it again."
            ) from None
        return self

    def __exit__(self, *exception):
        self.zip.close()

    def files(self):
        entries = [entry for entry in self.zip.infolist() if not entry.is_dir()]
        counts = Counter(map(entry_path, entries))
        return [self.file(entry, counts[entry_path(entry)]) for entry in entries[: MOST_FILES + 1]]

    def file(self, entry, count):
        path = entry_path(entry)
        problem = safe_names.problem(path) or kind_problem(entry)
        if count > 1:
            problem = problem or "There are several of this name in the archive."
        return ReceivedFile(self.path.name, path, self.time(entry), self.reader(entry), problem)

    def time(self, entry):
        """The entry has the local time of the machine that made the archive; we assume our zone."""
        with suppress(ValueError, OverflowError):
            time = datetime(*entry.date_time)
            if time.year > NO_TIME:
                return time.astimezone(UTC).replace(tzinfo=None)
        return utc(self.path.stat().st_mtime)

    def reader(self, entry):
        """Counts the bytes while it reads: the size that the entry declares may be wrong."""

        def read():
            bytes_left = LARGEST if entry in self.counted else self.bytes_left
            if bytes_left <= 0:
                raise Refused(
                    f"More than {MOST_BYTES // 2**30} GB came out of the archive: stopped."
                )
            try:
                with self.zip.open(entry) as file:
                    content = file.read(LARGEST + 1)
            except Exception:  # as above
                raise Refused("It is damaged: download the archive again.") from None
            if entry not in self.counted:
                self.counted.add(entry)
                self.bytes_left -= len(content)
            if len(content) > LARGEST:
                raise Refused(TOO_LARGE)
            return content

        return read


def kind_problem(entry):
    """Why an entry is no plain file; empty if it is one."""
    if entry.flag_bits & IS_ENCRYPTED:
        return "It is encrypted."
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return LINK
    return "" if kind in (0, stat.S_IFREG) else "It is not an ordinary file."


def entry_path(entry):
    """The entry's path. It is read as UTF-8 even if the flag for UTF-8 is missing."""
    path = entry.orig_filename
    if not entry.flag_bits & IS_UTF8:
        with suppress(UnicodeError):
            path = path.encode("cp437").decode()
    return safe_names.normal(path)


def utc(seconds):
    """A file's time, without a fraction and without a time zone."""
    return datetime.fromtimestamp(int(seconds), UTC).replace(tzinfo=None)

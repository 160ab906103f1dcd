"""What is in an archive or a folder, without unpacking anything.

nbgrader's own ``ExtractorPlugin`` unpacks an archive, and those within it, to the disk first and
looks afterwards. Here each file is read into memory, up to a limit, and only when it is asked for.
"""

import os
import stat
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from grader.collect import entry_name
from grader.submissions import notebook
from grader.submissions.folder import HIDDEN
from grader.submissions.notebook import Refused

LARGEST = 64 * 2**20  # bytes of one notebook
MOST = 4 * 2**30  # bytes that are read from one archive
MOST_ENTRIES = 10_000
IS_ENCRYPTED, IS_UTF8 = 0x1, 0x800  # bits of an entry's flags
NO_TIME = 1980  # the first year that a zip archive can tell


class Entry(NamedTuple):
    """A file in an archive. ``time`` in UTC; ``read()`` is its content, or raises ``Refused``."""

    archive: str
    name: str
    time: datetime
    read: Callable[[], bytes]
    problem: str = ""  # why it is not even looked at


def entries(path, stack):
    """The entries of a zip archive, of a folder, or of a notebook by itself.

    An archive stays open as long as ``stack``, an ``ExitStack``, does.
    """
    try:
        if path.is_dir():
            found = list(islice(in_folder(path), MOST_ENTRIES + 1))
        elif not path.is_file():
            raise Refused("It is not an ordinary file.")
        elif path.suffix == ".ipynb":
            found = [plain_file(path, path.name, path.name)]
        else:
            found = stack.enter_context(ZipArchive(path)).entries()
        if len(found) > MOST_ENTRIES:
            raise Refused(f"It has more than {MOST_ENTRIES} files: nothing was taken out of it.")
    except Refused as refusal:
        found = [plain_file(path, path.name, path.name)._replace(problem=str(refusal))]
    return found


def in_folder(folder):
    """Links to other folders are listed, not followed."""
    for here, folders, files in os.walk(folder):
        here = Path(here)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(set(folders) - HIDDEN)
        for name in sorted(files + links):
            if name not in HIDDEN:
                path = here / name
                yield plain_file(path, path.relative_to(folder).as_posix(), folder.name)


def plain_file(path, name, archive):
    def read():
        try:
            if path.lstat().st_size > LARGEST:
                raise Refused(TOO_LARGE)
            return notebook.read_bytes(path)
        except OSError as problem:
            raise Refused(f"It cannot be read: {problem.strerror}.") from None

    name = entry_name.normal(name)
    time = datetime.fromtimestamp(int(path.lstat().st_mtime), UTC).replace(tzinfo=None)
    linked = "It is a link to somewhere else: it was not followed." if path.is_symlink() else ""
    return Entry(archive, name, time, read, linked or entry_name.problem(name))


TOO_LARGE = f"It has more than {LARGEST // 2**20} MB: its outputs have to be cleared first."


class ZipArchive:
    """A zip archive that may have been made to do harm.

    ``left``: how many bytes may still come out of it; one that is read again is not counted again.
    """

    def __init__(self, path):
        self.path, self.left, self.counted = path, MOST, set()

    def __enter__(self):
        try:
            self.zip = zipfile.ZipFile(self.path)
        except Exception:  # whatever damaged data makes it stumble over
            raise Refused(
                "It is not a zip archive, or it is a damaged one: download it again."
            ) from None
        return self

    def __exit__(self, *how):
        self.zip.close()

    def entries(self):
        files = [info for info in self.zip.infolist() if not info.is_dir()]
        names = Counter(map(spelled, files))
        found = []
        for info in files[: MOST_ENTRIES + 1]:
            name = spelled(info)
            problem = entry_name.problem(name) or kind(info)
            if names[name] > 1:
                problem = problem or "There are several of this name in the archive."
            found.append(Entry(self.path.name, name, self.time(info), self.reader(info), problem))
        return found

    def time(self, info):
        """A zip archive has the local time of whoever made it; taken for that of this machine."""
        with suppress(ValueError, OverflowError):
            time = datetime(*info.date_time)
            if time.year > NO_TIME:
                return time.astimezone(UTC).replace(tzinfo=None)
        made = int(self.path.stat().st_mtime)
        return datetime.fromtimestamp(made, UTC).replace(tzinfo=None)

    def reader(self, info):
        """How much is in an entry is counted while reading: what it says of itself may be a lie."""

        def read():
            left = LARGEST if info in self.counted else self.left
            if left <= 0:
                raise Refused(f"More than {MOST // 2**30} GB came out of the archive: stopped.")
            try:
                with self.zip.open(info) as file:
                    content = file.read(LARGEST + 1)
            except Exception:  # as above
                raise Refused("It is damaged: download the archive again.") from None
            if info not in self.counted:
                self.counted.add(info)
                self.left -= len(content)
            if len(content) > LARGEST:
                raise Refused(TOO_LARGE)
            return content

        return read


def kind(info):
    """Why an entry is no plain file; empty if it is one."""
    if info.flag_bits & IS_ENCRYPTED:
        return "It is encrypted."
    mode = stat.S_IFMT(info.external_attr >> 16)
    if mode == stat.S_IFLNK:
        return "It is a link to somewhere else: it was not followed."
    return "" if mode in (0, stat.S_IFREG) else "It is not an ordinary file."


def spelled(info):
    """The name in an archive; UTF-8 that does not say so is taken for it all the same."""
    name = info.orig_filename
    if not info.flag_bits & IS_UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode()
    return entry_name.normal(name)

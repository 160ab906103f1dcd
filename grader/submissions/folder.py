"""What students have handed in: submitted/<student>/<assignment>/."""

import contextlib
import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from nbgrader.utils import parse_utc

HIDDEN = {".ipynb_checkpoints", ".DS_Store", "__MACOSX"}
TIMESTAMP = "timestamp.txt"
DEEPEST, MOST_PATHS = 20, 10_000
MOST_FILES = 1_000  # beside the notebooks


def is_plain_file(path):
    """An ordinary file: no link, no pipe, nothing that has a second name somewhere else."""
    found = path.lstat()
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 1


def is_link(path):
    """A symbolic link, or one of several names of a file."""
    found = path.lstat()
    return stat.S_ISLNK(found.st_mode) or (stat.S_ISREG(found.st_mode) and found.st_nlink > 1)


@dataclass(frozen=True)
class Submission:
    student: str
    assignment: str
    folder: Path

    @property
    def is_link(self):
        """Whether it is somewhere else in truth: such a folder is not looked into."""
        return self.folder.is_symlink() or self.folder.parent.is_symlink()

    def files(self):
        """Every plain file in it, links left out, in a fixed order."""
        return [path for path in self._inside() if is_plain_file(path)]

    def links(self):
        """What in it is somewhere else in truth, in a fixed order."""
        return [path for path in self._inside() if is_link(path)]

    def _inside(self):
        """Everything in it, as far down and as much of it as a person would hand in."""
        found, waiting = [], [] if self.is_link else [(self.folder, 0)]
        while waiting and len(found) < MOST_PATHS:
            folder, depth = waiting.pop()
            with contextlib.suppress(OSError):  # it may not be looked into
                for path in folder.iterdir():
                    if path.name not in HIDDEN:
                        found.append(path)
                        if path.is_dir() and not path.is_symlink() and depth < DEEPEST:
                            waiting.append((path, depth + 1))
        return sorted(found)

    def beside_the_notebooks(self, most):
        """(files that come along, up to so many bytes; a sentence on each that does not)."""
        taken, sentences = [], []
        for path in self._inside():
            name = path.relative_to(self.folder)
            if path.suffix == ".ipynb" or path.name == TIMESTAMP:
                continue
            if is_link(path):
                sentences.append(f"{name} is a link to somewhere else: it was not followed.")
            elif is_plain_file(path) and len(taken) == MOST_FILES:
                sentences.append(f"There are more than {MOST_FILES} files: the rest is left out.")
                break
            elif is_plain_file(path):
                size = path.stat().st_size
                if size > most:
                    sentences.append(f"{name} ({size / 2**20:.0f} MB) is too large: left out.")
                    continue
                most -= size
                taken.append(path)
        return taken, sentences

    def digest(self, source):
        """One hash for names and contents: it changes when what was asked or handed in does."""
        whole = hashlib.sha256()
        for folder, files in (source, sorted(source.glob("*.ipynb"))), (self.folder, self.files()):
            for path in files:
                with path.open("rb") as file:
                    content = hashlib.file_digest(file, "sha256").hexdigest()
                whole.update(f"{path.relative_to(folder)}\0{content}\0".encode("utf8", "replace"))
        for link in self.links():
            whole.update(f"{link.relative_to(self.folder)}\0link\0".encode("utf8", "replace"))
        return whole.hexdigest()

    def timestamp(self):
        """When it was handed in, from nbgrader's timestamp.txt; None if nobody can tell."""
        path = self.folder / TIMESTAMP
        if path not in self.files():
            return None
        with path.open(errors="replace") as file:
            text = file.read(100).strip()
        try:
            return parse_utc(text) if text else None
        except (ValueError, OverflowError, TypeError):
            return None


def submissions(submitted, assignments, student=None):
    """All submissions of these assignments, by student, in order."""
    if not submitted.is_dir():
        return []
    return [
        Submission(folder.name, assignment, folder / assignment)
        for assignment in assignments
        for folder in sorted(submitted.iterdir())
        if folder.name not in HIDDEN and student in (None, folder.name)
        if (folder / assignment).is_dir() or (folder / assignment).is_symlink()
    ]

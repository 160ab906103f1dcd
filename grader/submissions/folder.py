"""What students have handed in: submitted/<student>/<assignment>/."""

import contextlib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc

from grader.submissions.plain_file import is_link, is_plain_file, read_plain_file

HIDDEN = {".ipynb_checkpoints", ".DS_Store", "__MACOSX"}
TIMESTAMP = "timestamp.txt"
DEEPEST, MOST_PATHS = 20, 10_000
MOST_FILES = 1_000  # besides the notebooks


@dataclass(frozen=True)
class Submission:
    student: str
    assignment: str
    folder: Path

    @property
    def is_link(self):
        """Whether the folder is a link to somewhere else: such a folder is not looked into."""
        return self.folder.is_symlink() or self.folder.parent.is_symlink()

    def files(self) -> list[Path]:
        """Every plain file in the folder, links left out, in a fixed order."""
        return [path for path in self._paths() if is_plain_file(path)]

    def links(self) -> list[Path]:
        """Every link in the folder, symbolic or hard, in a fixed order."""
        return [path for path in self._paths() if is_link(path)]

    def _paths(self):
        """Everything in the folder, as deep and as much as a person would hand in."""
        paths, unread = [], [] if self.is_link else [(self.folder, 0)]
        while unread and len(paths) < MOST_PATHS:
            folder, depth = unread.pop()
            with contextlib.suppress(OSError):  # a folder without permission to read it
                for path in folder.iterdir():
                    if path.name not in HIDDEN:
                        paths.append(path)
                        if path.is_dir() and not path.is_symlink() and depth < DEEPEST:
                            unread.append((path, depth + 1))
        return sorted(paths)

    def files_beside_notebooks(self, limit: int) -> tuple[dict[Path, bytes], list[str]]:
        """The other files by relative name, up to ``limit`` bytes in all.

        With them comes a sentence about each file that is left out.
        """
        files, notes = {}, []
        for path in self._paths():
            name = path.relative_to(self.folder)
            if path.suffix == ".ipynb" or path.name == TIMESTAMP:
                continue
            if is_link(path):
                notes.append(f"{name} is a link to somewhere else: it was not followed.")
            elif is_plain_file(path) and len(files) == MOST_FILES:
                notes.append(f"There are more than {MOST_FILES} files: the rest is left out.")
                break
            elif is_plain_file(path):
                size = path.stat().st_size
                if size > limit:
                    notes.append(f"{name} ({size / 2**20:.0f} MB) is too large: left out.")
                    continue
                files[name] = read_plain_file(path, limit)
                limit -= len(files[name])
        return files, notes

    def digest(self, source: Path) -> str:
        """A hash of the names and contents of this folder and of the assignment's source."""
        digest = hashlib.sha256()
        for folder, files in (source, sorted(source.glob("*.ipynb"))), (self.folder, self.files()):
            for path in files:
                with path.open("rb") as file:
                    content = hashlib.file_digest(file, "sha256").hexdigest()
                digest.update(f"{path.relative_to(folder)}\0{content}\0".encode("utf8", "replace"))
        for link in self.links():
            digest.update(f"{link.relative_to(self.folder)}\0link\0".encode("utf8", "replace"))
        return digest.hexdigest()

    def timestamp(self) -> datetime | None:
        """The time of handing in, from nbgrader's timestamp.txt, if that says one."""
        path = self.folder / TIMESTAMP
        if path not in self.files():
            return None
        with path.open(errors="replace") as file:
            text = file.read(100).strip()
        try:
            return parse_utc(text) if text else None
        except (ValueError, OverflowError, TypeError):
            return None


def submissions(
    submitted: Path, assignments: Iterable[str], student: str | None = None
) -> list[Submission]:
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


def submission_in(course: CourseDirectory, student: str, assignment: str) -> Submission:
    """One student's submission, where nbgrader's configuration says that it is."""
    folder = course.format_path(course.submitted_directory, student, assignment)
    return Submission(student, assignment, Path(folder))

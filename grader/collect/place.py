"""A notebook into submitted/<student>/<assignment>/, with the time at which it was handed in.

The whole folder is made beside and renamed. The folder before is moved, as it was, into
downloaded/<assignment>/replaced/<student>/, beside what nbgrader's own zip_collect keeps.
"""

from datetime import UTC, datetime
from itertools import count

from grader.collect.outcome import Fate
from grader.submissions.folder import TIMESTAMP, Submission, is_plain_file
from grader.submissions.notebook import Refused
from grader.submissions.whole_file import replace_file, replace_folder

PERMISSIONS = 0o644


class Place:
    """Where one student's notebook belongs."""

    def __init__(self, root, student, notebook):
        self.root = root
        self.there = Submission(
            student, notebook.lesson, root / "submitted" / student / notebook.lesson
        )
        self.file = f"{notebook.name}.ipynb"

    def fate(self, content, made, time):
        """What putting it there would mean; ``made`` says which of two is newer."""
        folder, path = self.there.folder, self.there.folder / self.file
        if self.there.is_link or (folder.exists() and not folder.is_dir()):
            raise Refused("In its place in submitted/ is a link or a file: remove that first.")
        if not path.is_symlink() and not path.exists():
            return Fate.NEW
        if not is_plain_file(path):
            raise Refused("In its place in submitted/ is a link: remove that first.")
        if path.read_bytes() == content:
            return Fate.EARLIER if time < self.noted() else Fate.SAME
        if made == self.noted():
            raise Refused(
                "In submitted/ is another of the very same time: remove that one if this counts."
            )
        return Fate.NEWER if made > self.noted() else Fate.OLDER

    def noted(self):
        """When the one that is there was handed in, as far as anybody knows."""
        written = int((self.there.folder / self.file).stat().st_mtime)
        return self.there.timestamp() or datetime.fromtimestamp(written, UTC).replace(tzinfo=None)

    def write(self, fate, content, time):
        """Whatever else is in the folder stays."""
        folder = self.there.folder
        if fate is Fate.EARLIER:
            replace_file(folder / TIMESTAMP, stamp(time))
        elif fate in (Fate.NEW, Fate.NEWER):
            files = {
                str(path.relative_to(folder)): path.read_bytes() for path in self.there.files()
            }
            files |= {self.file: content, TIMESTAMP: stamp(time)}
            folder.parent.mkdir(parents=True, exist_ok=True)
            kept = self.kept() if folder.exists() else None
            replace_folder(folder, files, PERMISSIONS, kept)

    def kept(self):
        """A new name for the folder that is there."""
        when = f"{self.there.timestamp() or datetime.now(UTC):%Y-%m-%d_%H-%M-%S}"
        folder = self.root / "downloaded" / self.there.assignment / "replaced" / self.there.student
        folder.mkdir(parents=True, exist_ok=True)
        names = (folder / f"{number}_{when}" for number in count(1))
        return next(path for path in names if not path.exists())


def stamp(time):
    """As nbgrader's exchange writes it."""
    return f"{time:%Y-%m-%d %H:%M:%S.%f} UTC".encode()

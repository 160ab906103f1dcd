"""One grader at a time in a course: the second one says so and stops."""

import os
import shutil
import tempfile
from contextlib import contextmanager

from grader.configuration import CommandError

PREFIX = "grading-"


@contextmanager
def only_grader(root):
    """Held until the ``with`` ends, or until the process does, however it ends.

    Gives a folder for what is temporary, of libraries too. Its name is in the lock, so that the
    next grader can clear up after one that was killed.
    """
    folder = root / "verdicts"
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("a+") as file:
        _hold(file, root)
        file.seek(0)
        if left := file.read():
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as temporary:
            _note(file, temporary)
            before, tempfile.tempdir = tempfile.tempdir, temporary
            try:
                yield temporary
            finally:
                tempfile.tempdir = before
        _note(file, "")


def _hold(file, root):
    if os.name != "posix":
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise CommandError(
            f"Another grader is at work in {root}: wait until it is through. Nothing was done."
        ) from None


def _note(file, text):
    file.truncate(0)
    file.write(text)
    file.flush()

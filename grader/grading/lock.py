"""One grader at a time in a course: a second one says so and stops."""

import os
from contextlib import contextmanager

from grader.configuration import CommandError


@contextmanager
def only_grader(root):
    """Hold the course's lock until the ``with`` block or the process ends, however it ends."""
    folder = root / "verdicts"
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("a") as file:
        _lock(file, root)
        yield


def _lock(file, root):
    if os.name != "posix":
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise CommandError(
            f"Another grader is at work in {root}: wait until it has finished. Nothing was done."
        ) from None

"""One grader at a time in a course: the second one says so and stops."""

import os
from contextlib import contextmanager

from grader.configuration import CommandError


@contextmanager
def only_grader(root):
    """Held until the ``with`` ends, or until the process does, however it ends."""
    if os.name != "posix":
        yield
        return
    import fcntl

    folder = root / "verdicts"
    folder.mkdir(exist_ok=True)
    with (folder / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CommandError(
                f"Another grader is at work in {root}: wait until it is through. Nothing was done."
            ) from None
        yield

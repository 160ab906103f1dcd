"""What a notebook has written beside itself, taken out of its sandbox when that has ended.

Stock nbgrader runs a notebook in autograded/, where its files then are; here they are brought
there. The folder was opened before any of the student's code ran, and an open folder outlives the
sandbox: nobody can put links in the way any more.
"""

import os
import stat
from pathlib import Path

MOST_FILES = 100


def hand_back(work, given, folder, most_bytes):
    """Copy plain files from the open folder ``work``, but for notebooks and those in ``given``."""
    files = 0
    for place, _, names, inside in os.fwalk(".", dir_fd=work):
        for name in sorted(names):
            path = Path(place, name)
            target = folder / path
            if path in given or path.suffix == ".ipynb" or target.exists():
                continue
            content = _content(name, inside, most_bytes)
            if content is None or files == MOST_FILES:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            files += 1
            most_bytes -= len(content)


def _content(name, inside, most):
    """What is in a plain file of at most so many bytes; None for anything else."""
    try:
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=inside)
    except OSError:  # a link, a socket
        return None
    with open(file, "rb") as opened:
        found = os.fstat(file)
        return opened.read() if stat.S_ISREG(found.st_mode) and found.st_size <= most else None

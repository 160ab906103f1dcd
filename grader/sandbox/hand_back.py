"""What a notebook has written beside itself, taken out of its sandbox when that has ended.

Stock nbgrader runs a notebook in autograded/, where its files then are; here they are brought
there. The folder was opened before any of the student's code ran, and an open folder outlives the
sandbox: nobody can put links in the way any more.
"""

import os
import stat
from pathlib import Path

from grader.submissions.folder import TIMESTAMP

MOST_FILES = 100
DEEPEST = 5


def hand_back(work, given, most_bytes):
    """Plain files in the open folder ``work``, as bytes; not notebooks nor those in ``given``."""
    found = {}
    for place, inner, names, inside in os.fwalk(".", dir_fd=work):
        if len(Path(place).parts) == DEEPEST:
            inner.clear()  # not further down
        for name in sorted(names):
            path = Path(place, name)
            if path in given or path.name == TIMESTAMP or _is_notebook(path):
                continue
            content = _content(name, inside, most_bytes)
            if content is None or len(found) == MOST_FILES:
                continue
            found[path] = content
            most_bytes -= len(content)
    return found


def _is_notebook(path):
    return any(part.endswith(".ipynb") for part in path.parts)


def _content(name, inside, most):
    """What is in a plain file of at most so many bytes; None for anything else."""
    try:
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=inside)
    except OSError:  # a link, a socket
        return None
    with open(file, "rb") as opened:
        content = opened.read(most + 1) if stat.S_ISREG(os.fstat(file).st_mode) else None
    return content if content is not None and len(content) <= most else None

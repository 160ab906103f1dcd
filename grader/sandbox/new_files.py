"""Read the files that a notebook has written beside itself, when its kernel has ended.

Stock nbgrader runs a notebook in autograded/, so its files stay there; here they are copied there.
The folder was opened before any of the student's code ran, and an open folder outlives its sandbox:
no link that the student makes can lead anywhere else.
"""

import os
from pathlib import Path

from grader.submissions.folder import TIMESTAMP
from grader.submissions.plain_file import read_plain_file

MOST_FILES = 100
DEEPEST = 5


def read_new_files(folder: int, known: dict, limit: int) -> dict[Path, bytes]:
    """The plain files in the open ``folder``, but no notebooks and no ``known`` files.

    ``limit`` is the number of bytes in all; a file that goes beyond it is left out.
    """
    new_files = {}
    for parent, subfolders, names, descriptor in os.fwalk(".", dir_fd=folder):
        if len(Path(parent).parts) == DEEPEST:
            subfolders.clear()
        for name in sorted(names):
            path = Path(parent, name)
            if path in known or path.name == TIMESTAMP or _is_notebook(path):
                continue
            try:
                content = read_plain_file(name, limit, descriptor)
            except OSError:  # a link, a socket, a file that is too large
                continue
            if len(new_files) < MOST_FILES:
                new_files[path] = content
                limit -= len(content)
    return new_files


def _is_notebook(path):
    return any(part.endswith(".ipynb") for part in path.parts)

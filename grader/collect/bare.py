"""Files that no system has renamed: ``ada/01_loss.ipynb``, ``ada_01_loss.ipynb``, ``ada.ipynb``."""

from pathlib import PurePosixPath

from grader.collect.lesson import ENDING
from grader.collect.whose import Whose


def whose(name, lessons):
    """The innermost folder that is not a lesson, and what is beside a lesson in the file's name.

    All of the name, where somebody has said which lesson it is.
    """
    path = PurePosixPath(name)
    folders = [part for part in path.parts[:-1] if not lessons.is_called(part)]
    ids = (*folders[-1:], *lessons.beside(path.name))
    if lessons.wanted and not folders and not lessons.called(path.name):
        ids = (ENDING.sub("", path.name),)
    return Whose(path.name, ids=tuple(dict.fromkeys(ids)))

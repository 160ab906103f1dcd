"""A course's nbgrader configuration."""

import os
import sys
from pathlib import Path

from traitlets.config import PyFileConfigLoader


class CommandError(Exception):
    """A command cannot do what was asked; the message says in a sentence why, and what to do."""


def course_root():
    """The current directory, if it is a course."""
    root = Path.cwd()
    if not (root / "nbgrader_config.py").exists() or not (root / "source").is_dir():
        raise CommandError(
            f"{root} is not a course: it has no nbgrader_config.py with a source/ beside it. "
            "Change to the course's folder and try again."
        )
    return root


def course_config(root):
    """The configuration in the root's ``nbgrader_config.py``."""
    try:
        return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    except SyntaxError as mistake:
        raise CommandError(
            f"nbgrader_config.py has a mistake in line {mistake.lineno}: {mistake.msg}."
        ) from None
    except Exception as error:  # whatever a person may have written there
        raise CommandError(
            f"nbgrader_config.py stops with {type(error).__name__}: {error}."
        ) from None


def refuse_unknown(assignments, known):
    """Of those that somebody has named, each has to be one of the course's."""
    for assignment in assignments:
        if assignment not in known:
            raise CommandError(f'There is no assignment "{assignment}", only {", ".join(known)}.')


def find_alembic():
    """nbgrader calls ``alembic`` by name; it stands beside our Python, active or not."""
    os.environ["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])

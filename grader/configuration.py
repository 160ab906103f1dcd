"""A course's nbgrader configuration."""

from pathlib import Path

from traitlets.config import PyFileConfigLoader


class NotACourse(Exception):
    """Raised where no course is; the message says what to do."""


def course_root():
    """The current directory, if it is a course."""
    root = Path.cwd()
    if not (root / "nbgrader_config.py").exists() or not (root / "source").is_dir():
        raise NotACourse(
            f"{root} is not a course: it has no nbgrader_config.py with a source/ beside it. "
            "Change to the course's folder and try again."
        )
    return root


def course_config(root):
    """The configuration in the root's ``nbgrader_config.py``."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()

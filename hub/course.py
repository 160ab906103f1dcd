"""The instructor's copy of the course, and the exchange between instructor and students."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
COURSE_ID = "backprop"


def copy_to_home(instructor, home):
    """Copy the course to the instructor's home. A copy that is there belongs to the instructor."""
    course = home / "course"
    if course.exists():
        return
    course.mkdir()
    shutil.copytree(ROOT / "source", course / "source")
    shutil.copy(ROOT / "nbgrader_config.py", course)
    subprocess.run(("chown", "--recursive", f"{instructor}:", course), check=True)


def make_exchange(root, instructor):
    """Make nbgrader's exchange before anybody else can.

    nbgrader wants its root writable for all. The sticky bit keeps people from replacing the folder
    of the course, or of another student's submission, by one of their own.
    """
    course = root / COURSE_ID
    for folder, mode in (
        (root, 0o1777),
        (course, 0o755),
        (course / "outbound", 0o755),
        (course / "inbound", 0o3733),  # anybody may hand in, only the instructor may read
        (course / "feedback", 0o711),  # under names that only the student's own notebook yields
    ):
        folder.mkdir(exist_ok=True)
        folder.chmod(mode)
        if folder != root:
            shutil.chown(folder, instructor, instructor)
            folder.chmod(mode)  # a new owner takes the set-group bit away

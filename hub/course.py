"""The instructor's course, and the exchange through which its lessons and students' work go."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
COURSE_ID = "backprop"


def give(instructor, home):
    """A copy of the course in the instructor's home; one that is there is theirs, and stays."""
    course = home / "course"
    if course.exists():
        return
    course.mkdir()
    shutil.copytree(ROOT / "source", course / "source")
    shutil.copy(ROOT / "nbgrader_config.py", course)
    subprocess.run(("chown", "--recursive", f"{instructor}:", course), check=True)


def open_exchange(root, instructor):
    """nbgrader's exchange, made before anybody else can make it.

    nbgrader wants its root writable for all. The sticky bit keeps people from putting a folder of
    their own in the place of the course's, or of another's submission.
    """
    course = root / COURSE_ID
    for folder, mode in (
        (root, 0o1777),
        (course, 0o755),
        (course / "outbound", 0o755),
        (course / "inbound", 0o3733),  # anybody may hand in, only the instructor may look
        (course / "feedback", 0o711),  # under names that only the student's own copy tells
    ):
        folder.mkdir(exist_ok=True)
        folder.chmod(mode)
        if folder != root:
            shutil.chown(folder, instructor, instructor)
            folder.chmod(mode)  # a new owner takes the set-group bit away

"""An instructor's nbgrader: where the course is. The rest is in the course's own configuration."""

from pathlib import Path

c = get_config()  # noqa: F821 (nbgrader puts it here)

c.CourseDirectory.root = str(Path.home() / "course")

"""nbgrader's configuration of the course: which course it is, and that the grader grades it."""

from pathlib import Path

from grader.preprocessors import AUTOGRADE, SANITIZE
from grader.preprocessors.refuse_links import only_files

HERE = Path(__file__).parent
c = get_config()  # noqa: F821 (nbgrader puts it here)

c.CourseDirectory.course_id = "wordcraft"
c.CourseDirectory.root = str(HERE)
c.CourseDirectory.release_directory = "lessons"
c.CourseDirectory.solution_directory = "solutions"
# What `check` asks for: exercises, points, mistakes.
c.Grader.course = "wordcraft.course:COURSE"

c.ClearSolutions.code_stub = {"python": "# YOUR TURN"}
# The default list executes the notebook, so that no two builds are the same.
c.GenerateSolution.preprocessors = [
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.ClearHiddenTests",
]

# Plain `nbgrader autograde` and Formgrader grade in the sandbox, too.
c.Autograde.pre_convert_hook = only_files
c.Autograde.sanitize_preprocessors = SANITIZE
c.Autograde.autograde_preprocessors = AUTOGRADE

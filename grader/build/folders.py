"""source/ to lessons/ (for students) and solutions/, with nbgrader's converters.

All files are made in a temporary course and then mirrored into place, so that a build leaves
nothing else behind, and makes the same bytes each time. The points in source/ and in the README
are brought up to date first.
"""

import logging
import shutil
import tempfile
from pathlib import Path

from nbgrader.converters import GenerateAssignment, GenerateSolution
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grader.build.lesson_rules import refuse_lesson
from grader.build.points import update_readme, update_title, write_points
from grader.build.source_notebook import SourceNotebook
from grader.configuration import CommandError, course_config
from grader.course import course_of
from grader.gradebook.log_reasons import Reasons

FOLDERS = ("lessons", "solutions")
IGNORED = {".ipynb_checkpoints", "__pycache__"}


def build(root: Path) -> list[Path]:
    """Bring every file up to date; returns the paths that were written or removed."""
    with tempfile.TemporaryDirectory() as temporary:
        made = generate(root, Path(temporary))
        changes = stale(root, made)
        for path in changes:
            target = root / path
            if path in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(made[path])
            else:
                target.unlink()
                _remove_empty(target.parent)
    return changes


def check(root: Path) -> list[Path]:
    """The paths that a build would change."""
    with tempfile.TemporaryDirectory() as temporary:
        return stale(root, generate(root, Path(temporary)))


def generate(root: Path, temporary: Path) -> dict[Path, bytes]:
    """The content of every file that a build writes, by its path from the root."""
    shutil.copytree(root / "source", temporary / "source", ignore=shutil.ignore_patterns(*IGNORED))
    if (root / "README.md").exists():
        shutil.copy(root / "README.md", temporary)
    config = course_config(root)
    lessons = sorted(path.name for path in (temporary / "source").iterdir() if path.is_dir())
    update_points(temporary, lessons, config)
    convert(temporary, lessons, config)
    return {path.relative_to(temporary): path.read_bytes() for path in _files(temporary)}


def update_points(root: Path, lessons: list[str], config: Config):
    """Write the exercises' points into source/ and the README; refuse what cannot be graded."""
    course = course_of(config)
    points, titles = {}, {}
    for lesson in lessons:
        paths = sorted((root / "source" / lesson).glob("*.ipynb"))
        notebooks = [SourceNotebook(path, path.relative_to(root)) for path in paths]
        refuse_lesson(course, lesson, notebooks)
        for notebook in notebooks:
            write_points(course, notebook)
            update_title(course, notebook)
            notebook.save()
        points[lesson] = sum(notebook.points for notebook in notebooks)
        titles[lesson] = notebooks[0].title if notebooks else lesson
    update_readme(root / "README.md", points, titles)


def convert(root: Path, lessons: list[str], config: Config):
    """Let nbgrader make lessons/ and solutions/ of source/, without a gradebook."""
    config.CourseDirectory.root = str(root)
    config.GenerateAssignment.no_database = True
    config.SaveCells.enabled = False
    reasons = Reasons()
    log = logging.Logger("grader.build")
    log.addHandler(reasons)
    for lesson in lessons:
        config.CourseDirectory.assignment_id = lesson
        for converter in (GenerateAssignment, SolutionWithoutGradebook):
            course_directory = CourseDirectory(config=config)
            try:
                converter(coursedir=course_directory, config=config, log=log).start()
            except NbGraderException:
                raise CommandError(
                    f"nbgrader refuses source/{lesson}: {reasons.error or 'it gives no reason'}."
                ) from None


class SolutionWithoutGradebook(GenerateSolution):
    """nbgrader's own, which without a gradebook would miss the assignment in it."""

    def init_assignment(self, assignment_id, student_id):
        BaseConverter.init_assignment(self, assignment_id, student_id)


def stale(root: Path, made: dict[Path, bytes]) -> list[Path]:
    """Paths that differ from what was made, are missing, or should not be there."""
    present = {path.relative_to(root): path.read_bytes() for path in _files(root)}
    return sorted(p for p in made.keys() | present.keys() if made.get(p) != present.get(p))


def _files(root):
    """The files that a build writes: those whose points it updates, and the generated folders."""
    generated = [path for folder in FOLDERS for path in (root / folder).rglob("*")]
    paths = [*root.glob("README.md"), *root.glob("source/*/*.ipynb"), *generated]
    return [path for path in paths if path.is_file() and not IGNORED & set(path.parts)]


def _remove_empty(folder):
    """This folder and those around it, as far as nothing else is in them."""
    while folder.name not in FOLDERS and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent

"""``grader build``: source/ to lessons/ (for students) and solutions/, with nbgrader's converters.

Both are made in a temporary course with a gradebook of its own and then mirrored into place, so
that a build leaves nothing behind but the two folders, byte-identical each time.
"""

import logging
import shutil
import tempfile
from pathlib import Path

from nbgrader.converters import GenerateAssignment, GenerateSolution
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory

from grader.configuration import CommandError, course_config
from grader.gradebook.log_reasons import Reasons

FOLDERS = ("lessons", "solutions")
IGNORED = {".ipynb_checkpoints", "__pycache__"}


def build(root):
    """Bring both folders up to date; returns the paths that were written or removed."""
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


def check(root):
    """The paths that a build would change."""
    with tempfile.TemporaryDirectory() as temporary:
        return stale(root, generate(root, Path(temporary)))


def generate(root, temporary):
    """Every generated file's content, by its path from the root."""
    shutil.copytree(root / "source", temporary / "source", ignore=shutil.ignore_patterns(*IGNORED))
    config = course_config(root)
    config.CourseDirectory.root = str(temporary)
    config.GenerateAssignment.no_database = True
    config.SaveCells.enabled = False
    reasons = Reasons()
    log = logging.Logger("grader.build")
    log.addHandler(reasons)
    for lesson in sorted(path.name for path in (temporary / "source").iterdir() if path.is_dir()):
        config.CourseDirectory.assignment_id = lesson
        for converter in (GenerateAssignment, SolutionWithoutGradebook):
            course = CourseDirectory(config=config)
            try:
                converter(coursedir=course, config=config, log=log).start()
            except NbGraderException:
                raise CommandError(
                    f"nbgrader refuses source/{lesson}: {reasons.error or 'it gives no reason'}."
                ) from None
    return {path.relative_to(temporary): path.read_bytes() for path in _files(temporary)}


class SolutionWithoutGradebook(GenerateSolution):
    def init_assignment(self, assignment_id, student_id):
        BaseConverter.init_assignment(self, assignment_id, student_id)


def stale(root, made):
    """Paths that differ from what was made, are missing, or should not be there."""
    present = {path.relative_to(root): path.read_bytes() for path in _files(root)}
    return sorted(p for p in made.keys() | present.keys() if made.get(p) != present.get(p))


def _files(root):
    return [
        path
        for folder in FOLDERS
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and not IGNORED & set(path.parts)
    ]


def _remove_empty(folder):
    """This folder and those around it, as far as nothing else is in them."""
    while folder.name not in FOLDERS and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent

"""A class in a temporary folder: a course, what students handed in, and commands run in it."""

import contextlib
import copy
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import psutil
from nbgrader.api import Gradebook

from grader.configuration import find_alembic

ROOT = Path(__file__).parents[2]
PROGRAMS = ROOT / ".venv" / "bin"
LESSON = "01_loss"
LESSONS = sorted(path.name for path in (ROOT / "source").iterdir())


def read(lesson=LESSON, folder="solutions"):
    return json.loads((ROOT / folder / lesson / f"{lesson}.ipynb").read_text())


SOLVED = read()
# Drawing the first picture takes longer than grading all the rest of a lesson.
SOLVED["cells"] = [cell for cell in SOLVED["cells"] if not cell["id"].startswith("picture_")]


def solved():
    """The solved lesson without its pictures, as JSON that may be changed."""
    return copy.deepcopy(SOLVED)


def find(notebook, cell_id):
    return next(cell for cell in notebook["cells"] if cell["id"] == cell_id)


def code(source, cell_id):
    """An ordinary code cell."""
    parts = {"metadata": {}, "outputs": [], "execution_count": None}
    return {"cell_type": "code", "id": cell_id, "source": source, **parts}


def answered(sources, notebook=None):
    """The solved lesson with other sources in some cells, by id."""
    notebook = notebook or solved()
    for cell_id, source in sources.items():
        find(notebook, cell_id)["source"] = source
    return notebook


def as_bytes(content):
    """What is in the file: a notebook's JSON, text or bytes."""
    if isinstance(content, dict):
        content = json.dumps(content, indent=1, ensure_ascii=False)
    return content if isinstance(content, bytes) else content.encode()


@cache
def empty_gradebook():
    """A file that holds no lesson yet; nbgrader takes seconds to make one."""
    find_alembic()
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "gradebook.db"
        Gradebook(f"sqlite:///{path}", "backprop").close()
        return path.read_bytes()


class Classroom:
    """A course directory, with the commands as an instructor types them in it."""

    def __init__(self, root, more_config=""):
        self.root = root
        shutil.copytree(ROOT / "source", root / "source")
        config = (ROOT / "nbgrader_config.py").read_text()
        (root / "nbgrader_config.py").write_text(config + more_config)
        (root / "gradebook.db").write_bytes(empty_gradebook())
        (root / "grading_secret").write_text("a secret")  # the same inputs in every run

    def folder(self, student, lesson=LESSON):
        return self.root / "submitted" / student / lesson

    def hand_in(self, student, content, lesson=LESSON):
        folder = self.folder(student, lesson)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{lesson}.ipynb").write_bytes(as_bytes(content))

    def environment(self, more):
        return os.environ | {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"} | more

    def run(self, *words, **more):
        """A command's result, its output as text; ``more`` goes into its environment."""
        return subprocess.run(
            words, cwd=self.root, env=self.environment(more), capture_output=True, text=True
        )

    def start(self, *words, **more):
        """The same, but it goes on while the tests do."""
        return subprocess.Popen(
            words,
            cwd=self.root,
            env=self.environment(more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def autograde(self, **more):
        """Verdicts by student."""
        result = self.run("grader", "autograde", "--json", "--jobs=1", LESSON, **more)
        assert result.returncode in (0, 1), result.stderr
        return {one["student"]: one for one in json.loads(result.stdout)}

    def exported(self, lesson=LESSON):
        """Points by student, as nbgrader exports them."""
        with Gradebook(f"sqlite:///{self.root}/gradebook.db", "backprop") as gradebook:
            points = {student.id: 0.0 for student in gradebook.students}
            for submission in gradebook.assignment_submissions(lesson):
                kept = submission.score - submission.late_submission_penalty
                points[submission.student_id] = max(0.0, float(kept))
        return points

    def autograded(self, student, lesson=LESSON):
        path = self.root / "autograded" / student / lesson / f"{lesson}.ipynb"
        return json.loads(path.read_text())


def parent_at_work(grader):
    """The sandbox of a warm parent that has a kernel now, or None."""
    for process in psutil.Process(grader.pid).children(recursive=True):
        with contextlib.suppress(psutil.Error):
            parent = process.name() == "bwrap" and any(
                "warm_parent" in w for w in process.cmdline()
            )
            # In it: bubblewrap's first process, the parent, the lesson's, the kernel's two.
            if parent and len(process.children(recursive=True)) == 5:
                return process
    return None


def fingerprint(folder):
    """Content, kind and rights of everything in it; links are not followed."""
    return {path.relative_to(folder): _content(path) for path in folder.rglob("*")}


def _content(path):
    mode = path.lstat().st_mode
    if path.is_symlink():
        return mode, os.readlink(path)
    return mode, hashlib.sha256(path.read_bytes()).digest() if path.is_file() else None

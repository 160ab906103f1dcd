"""Another course is built, graded in the sandbox and reported on, without this course's package."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from classroom import PROGRAMS, empty_gradebook
from nbgrader.api import Grade, Gradebook
from wordcraft.course import COURSE

HERE = Path(__file__).parent
LESSONS = ("01_words", "02_queues")
# Python runs this at every start: our own package is not there, and whoever asks for it is noted.
SITECUSTOMIZE = """
import sys

class NoBackprop:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "backprop":
            with open({asked_for!r}, "a") as file:
                print(name, *sys.argv, file=file)
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, NoBackprop())
"""

MISTAKEN = {
    "mean_word_length": """def mean_word_length(words):
    return sum(map(len, words)) // max(len(words), 1)""",
    "caesar": """def caesar(text, shift):
    return "".join(chr((ord(c) - 97 + shift) % 26 + 97) for c in text)""",
    "same_message": 'same_message = "13"',
    "Queue": """class Queue:
    def __init__(self):
        self.waiting = []
    def join(self, name):
        self.waiting.append(name)
    def serve(self):
        return self.waiting.pop() if self.waiting else None""",
    "queue_or_stack": """queue_or_stack = {
    "plates in a cupboard": "queue",
    "pages at a printer": "queue",
    "undo in an editor": "queue",
    "calls to a helpline": "",
}""",
}
# Looks for every module that holds an answer, in every way that Python has.
REACHES = """import importlib, importlib.util, pkgutil, sys
import wordcraft
imported = {{}}
for name in {modules!r}:
    try:
        imported[name] = importlib.import_module(name)
    except ImportError:
        pass
modules = [module.name for module in pkgutil.walk_packages(wordcraft.__path__, "wordcraft.")]
print("imported", *imported)
print("beside", *modules)
print("backprop", "backprop" in sys.modules, importlib.util.find_spec("backprop"))
def mean_word_length(words):
    return imported["wordcraft.words"].mean_word_length(words)"""
ANSWERS_ARE_IN = sorted(
    {exercise.reference.__module__ for exercise in COURSE.exercises.values()}
    | {"backprop", *COURSE.never_while_graded}
)


class OtherCourse:
    """A copy of the course, and the commands in it."""

    def __init__(self, root):
        self.root, self.backprop_asked_for = root, root / "backprop asked for"
        for name in ("source", "wordcraft"):
            shutil.copytree(HERE / name, root / name)
        for name in ("nbgrader_config.py", "README.md"):
            shutil.copy(HERE / name, root)
        start = root / "start"
        start.mkdir()
        (start / "sitecustomize.py").write_text(
            SITECUSTOMIZE.format(asked_for=str(self.backprop_asked_for))
        )
        self.environment = os.environ | {
            "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": f"{start}{os.pathsep}{root}",
        }

    def run(self, *words):
        return subprocess.run(
            words, cwd=self.root, env=self.environment, capture_output=True, text=True
        )

    def notebook(self, folder, lesson):
        return nbformat.read(self.root / folder / lesson / f"{lesson}.ipynb", as_version=4)

    def hand_in(self, student, lesson, notebook):
        folder = self.root / "submitted" / student / lesson
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{lesson}.ipynb")

    def hand_in_all(self):
        for lesson in LESSONS:
            solved, handed_out = (self.notebook(f, lesson) for f in ("solutions", "lessons"))
            self.hand_in("solved", lesson, solved)
            self.hand_in("untouched", lesson, handed_out)
            self.hand_in("mistaken", lesson, answered(handed_out, MISTAKEN))
        reaches = {"mean_word_length": REACHES.format(modules=ANSWERS_ARE_IN)}
        self.hand_in("reaches", "01_words", answered(self.notebook("lessons", "01_words"), reaches))

    def gradebook(self):
        return Gradebook(f"sqlite:///{self.root / 'gradebook.db'}", "wordcraft")

    def scores(self):
        """Points by student, lesson and cell, of those who have handed in."""
        with self.gradebook() as gradebook:
            return {
                (submission.student.id, lesson, grade.name): grade.auto_score
                for lesson in LESSONS
                for submission in gradebook.assignment_submissions(lesson)
                for notebook in submission.notebooks
                for grade in notebook.grades
            }

    def forget_scores(self):
        with self.gradebook() as gradebook:
            gradebook.db.query(Grade).update({Grade.auto_score: None})
            gradebook.db.commit()

    def autograded(self, student, lesson):
        return self.notebook(Path("autograded") / student, lesson)

    def audit(self, student, lesson):
        path = self.root / "verdicts" / lesson / student / f"{lesson}.audit.json"
        return json.loads(path.read_text())


def answered(notebook, answers):
    for cell in notebook.cells:
        cell.source = answers.get(cell.id, cell.source)
    return notebook


def outputs(notebook, cell_id):
    """What a cell shows, as one text."""
    cell = next(cell for cell in notebook.cells if cell.id == cell_id)
    texts = [
        output.get("text") or output.get("data", {}).get("text/plain", "")
        for output in cell.outputs
    ]
    return "\n".join(texts)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The course, built, graded and reported on; then plain nbgrader grades its second lesson.

    ``graded`` is what ``grader autograde`` left.
    """
    course = OtherCourse(tmp_path_factory.mktemp("another course"))
    built = course.run("grader", "build")
    assert built.returncode == 0, built.stderr
    course.hand_in_all()
    (course.root / "gradebook.db").write_bytes(empty_gradebook())
    run = course.run("grader", "autograde", "--json", "--jobs=1", *LESSONS)
    assert run.returncode == 0, run.stderr
    course.verdicts = {(v["student"], v["assignment"]): v for v in json.loads(run.stdout)}
    course.reported = course.run(
        "grader", "report", "--html", "report.html", "--json", "report.json"
    )
    course.graded = SimpleNamespace(
        scores=course.scores(),
        audits={lesson: course.audit("mistaken", lesson) for lesson in LESSONS},
    )
    course.forget_scores()
    course.by_nbgrader = course.run("nbgrader", "autograde", "--force", "02_queues")
    return course


def points(course, student, lesson):
    verdict = course.verdicts[student, lesson]
    return verdict["status"], verdict["score"], verdict["max_score"]


def test_building_makes_what_students_open(course):
    for lesson in LESSONS:
        text = "".join(cell.source for cell in course.notebook("lessons", lesson).cells)
        assert "# YOUR TURN" in text
        assert "SOLUTION" not in text


def test_the_points_in_the_lessons_are_those_of_the_exercises(course):
    """Or ``grader build`` would have changed what is read here as a template."""
    for path in ("README.md", *(f"source/{lesson}/{lesson}.ipynb" for lesson in LESSONS)):
        assert (course.root / path).read_text() == (HERE / path).read_text()


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_solved_lesson_gets_all_points_and_an_untouched_one_none(course, lesson):
    assert points(course, "solved", lesson) == ("graded", 8, 8)
    assert points(course, "untouched", lesson) == ("graded", 0, 8)


def test_mistakes_leave_the_points_of_what_is_right(course):
    earned = {
        cell: score
        for (student, _, cell), score in course.graded.scores.items()
        if student == "mistaken" and score
    }
    assert earned == {
        "test_mean_no_words": 1,
        "test_caesar_letters": 2,
        "test_queue_nobody": 1,
        "test_pages": 1,
    }


def test_mistakes_are_named_for_the_student_and_in_the_audit(course):
    named = {
        name: cell["misconception"]
        for audit in course.graded.audits.values()
        for name, cell in audit["cells"].items()
        if cell["misconception"]
    }
    assert named == {
        "test_mean_word_length": "fraction cut off",
        "test_caesar_the_rest": "everything is moved",
        "test_queue_in_order": "last come, first served",
    }
    shown = outputs(course.autograded("mistaken", "01_words"), "test_caesar_the_rest")
    assert "What becomes of the space in your message?" in shown
    assert "expected" not in shown  # the inputs stay secret, and with them the answers


def test_plain_nbgrader_gives_the_same_points_in_the_sandbox(course):
    assert course.by_nbgrader.returncode == 0, course.by_nbgrader.stderr
    in_lesson = {key: score for key, score in course.graded.scores.items() if "02_queues" in key}
    assert len(in_lesson) == 3 * 6  # students, graded cells
    assert {key: score for key, score in course.scores().items() if "02_queues" in key} == in_lesson
    audit = course.audit("mistaken", "02_queues")
    assert audit["sandbox"]
    assert audit["cells"] == course.graded.audits["02_queues"]["cells"]


def test_no_answer_can_be_imported_while_graded(course):
    assert points(course, "reaches", "01_words")[1] == 0
    printed = outputs(course.autograded("reaches", "01_words"), "mean_word_length").splitlines()
    assert printed == [
        "imported",
        "beside wordcraft.serving wordcraft.texts",
        "backprop False None",
    ]


def test_the_report_is_about_this_course(course):
    assert course.reported.returncode == 0, course.reported.stderr
    page, data = ((course.root / f"report.{kind}").read_text() for kind in ("html", "json"))
    for text in (course.reported.stdout, page, data):
        assert "01_words" in text
        assert "last come, first served" in text


def test_nothing_has_asked_for_our_own_package(course):
    assert not course.backprop_asked_for.exists(), course.backprop_asked_for.read_text()
    assert course.run("python", "-c", "import backprop").returncode == 1  # it would be noticed
    assert course.backprop_asked_for.read_text() == "backprop -c\n"

"""nbgrader's own quickstart course: ``grader autograde`` gives the scores of stock nbgrader.

The course is as ``nbgrader quickstart`` makes it, and its configuration names nothing of ours. One
notebook is added, with hidden tests, partial credit and a marking scheme. The submissions are
nbgrader's two examples, and some that only this test has.
"""

import copy
import json
import shutil
from pathlib import Path

import nbformat
import nbgrader
import pytest
from classroom import Classroom, empty_gradebook
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.utils import is_solution, is_task

USER_GUIDE = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide"
# What ``nbgrader quickstart course101`` writes, which takes it 15 seconds.
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "course101"
c.IncludeHeaderFooter.header = "source/header.ipynb"
"""

SQUARE = """def square(x):
    ### BEGIN SOLUTION
    return x**2
    ### END SOLUTION"""
HIDDEN_TEST = """assert square(2) == 4
### BEGIN HIDDEN TESTS
assert square(-3) == 9
### END HIDDEN TESTS"""
MARKING_SCHEME = """Draw the curve of `square`.
=== BEGIN MARK SCHEME ===
A point for the axes.
=== END MARK SCHEME ==="""
PARTIAL_CREDIT = "sum(square(x) == x**2 for x in (1, 2, 3, 4)) / 2"
WRITES_TO_STDERR = 'import sys\n\ndef square(x):\n    print("!", file=sys.stderr)\n    return x**2'

# Ways to write square(x), by the name of the student who hands it in.
SQUARES = {
    "passes what is visible": "def square(x):\n    return x * abs(x)",
    "earns a part": "def square(x):\n    return 2 * x",
    "writes to stderr": WRITES_TO_STDERR,
}
ALL_NOTEBOOKS = ("problem1", "problem2", "problem3")


def graded_cell(make, grade_id, source, **metadata):
    about = {"grade": False, "locked": False, "solution": False, "task": False}
    about |= {"grade_id": grade_id, "schema_version": 3} | metadata
    return make(source, metadata={"nbgrader": about})


def third_problem():
    """A notebook with what the other two do not have."""
    test = {"grade": True, "locked": True}
    answer = {"grade": True, "solution": True}
    cells = [
        graded_cell(new_code_cell, "square", SQUARE, solution=True),
        graded_cell(new_code_cell, "hidden_test", HIDDEN_TEST, points=3, **test),
        graded_cell(new_code_cell, "partial_credit", PARTIAL_CREDIT, points=2, **test),
        graded_cell(new_markdown_cell, "why", "Because.", points=1, **answer),
        graded_cell(new_markdown_cell, "curve", MARKING_SCHEME, points=1, task=True, locked=True),
    ]
    return new_notebook(cells=cells)


class QuickstartCourse(Classroom):
    def __init__(self, root):
        self.root = root
        shutil.copytree(
            USER_GUIDE / "source", root / "source", ignore=shutil.ignore_patterns("ps1_autotest")
        )
        nbformat.write(third_problem(), root / "source" / "ps1" / "problem3.ipynb")
        (root / "nbgrader_config.py").write_text(CONFIG)
        (root / "gradebook.db").write_bytes(empty_gradebook())
        shutil.copytree(USER_GUIDE / "submitted", root / "submitted")

    def hand_in_all(self, release):
        """The submissions that nbgrader does not ship, made from the student version."""
        handed_out = {name: read(release / f"{name}.ipynb") for name in ALL_NOTEBOOKS}
        for name, notebook in handed_out.items():
            if name != "problem2":  # in which there is nothing to run
                self.put("untouched", name, notebook)
            source = read(self.root / "source" / "ps1" / f"{name}.ipynb")
            self.put("solved", name, with_solutions(notebook, source))
        for student, square in SQUARES.items():
            answered = copy.deepcopy(handed_out["problem3"])
            next(cell for cell in answered.cells if named(cell) == "square").source = square
            self.put(student, "problem3", answered)

    def put(self, student, name, notebook):
        folder = self.folder(student, "ps1")
        folder.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, folder / f"{name}.ipynb")

    def gradebook(self):
        return Gradebook(f"sqlite:///{self.root / 'gradebook.db'}", "course101")

    def totals(self):
        """(score, maximum, whether a person has to grade something) by student."""
        with self.gradebook() as gradebook:
            return {
                submission.student.id: (
                    submission.score,
                    submission.max_score,
                    submission.needs_manual_grade,
                )
                for submission in gradebook.assignment_submissions("ps1")
            }

    def cells(self):
        """All that the gradebook says of each cell of each submission."""
        with self.gradebook() as gradebook:
            return {
                (submission.student.id, notebook.name, grade.name): (
                    grade.auto_score,
                    grade.manual_score,
                    grade.extra_credit,
                    grade.max_score,
                    grade.needs_manual_grade,
                )
                for submission in gradebook.assignment_submissions("ps1")
                for notebook in submission.notebooks
                for grade in notebook.grades
            }

    def comments(self):
        """nbgrader's own comment on each answer of each submission."""
        with self.gradebook() as gradebook:
            return {
                (submission.student.id, notebook.name, comment.name): comment.auto_comment
                for submission in gradebook.assignment_submissions("ps1")
                for notebook in submission.notebooks
                for comment in notebook.comments
            }


def read(path):
    return nbformat.read(path, as_version=4)


def named(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def with_solutions(notebook, source):
    """The student version with the source's answers; text below a task is an answer, too."""
    answers = {named(cell): cell.source for cell in source.cells if is_solution(cell)}
    solved = copy.deepcopy(notebook)
    for cell in solved.cells:
        cell.source = answers.get(named(cell), cell.source)
    if is_task(solved.cells[-1]):
        solved.cells.append(new_markdown_cell("1 + 2 + 3 = 3 · 4 / 2"))
        del solved.cells[-1]["id"]  # nbformat 4.0 has none
    return solved


@pytest.fixture(scope="module")
def courses(tmp_path_factory):
    """The same submissions, graded by stock nbgrader and by ``grader autograde``."""
    stock, ours = (QuickstartCourse(tmp_path_factory.mktemp(name)) for name in ("stock", "ours"))
    generated = stock.run("nbgrader", "generate_assignment", "ps1")
    assert generated.returncode == 0, generated.stderr
    for course in (stock, ours):
        course.hand_in_all(stock.root / "release" / "ps1")
    running = ours.start("grader", "autograde", "--json", "--jobs=1", "ps1")
    graded = stock.run("nbgrader", "autograde", "ps1")
    assert graded.returncode == 0, graded.stderr
    printed, complaint = running.communicate(timeout=600)
    assert printed, complaint
    ours.verdicts = {verdict["student"]: verdict for verdict in json.loads(printed)}
    return stock, ours


def test_every_submission_is_graded_in_the_sandbox(courses):
    _, ours = courses
    graded = [name for name, verdict in ours.verdicts.items() if verdict["status"] == "graded"]
    assert graded == ["solved"]  # the others come without some notebooks
    records = [json.loads(path.read_text()) for path in ours.root.glob("verdicts/ps1/*/*.json")]
    audits = [record for record in records if "sandbox" in record]
    assert len(audits) == len(list(ours.root.glob("submitted/*/ps1/*.ipynb")))
    assert all(audit["sandbox"] for audit in audits)


def test_stock_nbgrader_gives_these_scores(courses):
    """So that two empty gradebooks would not agree."""
    stock, _ = courses
    assert stock.totals() == {
        "bitdiddle": (1.5, 20, True),
        "hacker": (3, 20, True),
        "solved": (8, 20, True),
        "untouched": (0, 20, True),
        "passes what is visible": (2, 20, True),
        "earns a part": (0.5, 20, True),
        "writes to stderr": (0, 20, True),
    }


def test_totals_are_those_of_stock_nbgrader(courses):
    stock, ours = courses
    assert ours.totals() == stock.totals()
    printed = {
        name: (verdict["score"], verdict["max_score"]) for name, verdict in ours.verdicts.items()
    }
    assert printed == {name: total[:2] for name, total in stock.totals().items()}


def test_every_cell_has_the_grade_of_stock_nbgrader(courses):
    stock, ours = courses
    assert ours.cells() == stock.cells()


def test_every_answer_has_the_comment_of_stock_nbgrader(courses):
    stock, ours = courses
    assert ours.comments() == stock.comments()


def test_what_the_student_version_lacks_is_no_change_by_the_student(courses):
    _, ours = courses
    missing = "problem3.ipynb was not handed in."
    changed = 'Cells "correct_squares", "squares_invalid_input": its text changed; restored.'
    assert ours.verdicts["hacker"]["notes"] == [missing]
    assert sorted(ours.verdicts["bitdiddle"]["notes"]) == [changed, missing]
    assert ours.verdicts["solved"]["notes"] == []


def test_a_grade_given_by_a_person_outlives_another_grading(courses, grader):
    """As in stock nbgrader: an answer is to be looked at again, a task is not."""
    _, ours = courses
    by_hand = {"sum_of_squares_equation": 1, "cell-938593c4a215c6cc": 3}
    with ours.gradebook() as gradebook:
        for cell, points in by_hand.items():
            grade = gradebook.find_grade(cell, "problem1", "ps1", "hacker")
            grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()
    assert grader(ours, "autograde", "--force", "--student", "hacker", "ps1").code == 0
    assert ours.totals()["hacker"] == (7, 20, True)
    grades = {name: ours.cells()["hacker", "problem1", name] for name in by_hand}
    assert grades == {
        "sum_of_squares_equation": (None, 1, None, 1, True),
        "cell-938593c4a215c6cc": (None, 3, None, 4, False),
    }

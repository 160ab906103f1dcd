"""What a notebook has in the sandbox: limits from the configuration, packages, files in and out."""

import json
import stat

import pytest
from classroom import LESSON, answered, find, solved

LIMITS = """
c.Execute.timeout = 60
c.Limits.memory = 300 * 2**20
c.Limits.output = 2**20
c.Limits.messages = 300
c.Limits.files = 100
c.Limits.handed_in = 1000
c.Limits.packages = ["rich"]
"""
SHOWS = "print(sorted(__import__('os').listdir()), open('data.csv').read())"
DIES_OF = {
    "memory": ("memory", "more than 300 MB", "x = b'x' * 350_000_000\nsleep(30)"),
    "output": ("flood", "more than 1 MB", "for _ in range(9): print('x' * 200_000, flush=True)"),
    "messages": ("flood", "more than 300 messages", "for n in range(999): print(n, flush=True)"),
    "files": ("flood", "more than 100 files", "for n in range(999): open(str(n), 'w')\nsleep(30)"),
}


@pytest.fixture(scope="module")
def course(make_class):
    course = make_class(LIMITS)
    for student, (_, _, source) in DIES_OF.items():
        course.hand_in(student, answered({"try_numerical": f"from time import sleep\n{source}"}))
    course.hand_in("rich", answered({"try_numerical": "import rich\nprint(rich.__name__)"}))
    course.hand_in("yaml", answered({"try_numerical": "import yaml"}))
    course.hand_in("data", answered({"try_numerical": SHOWS}))
    (course.folder("data") / "data.csv").write_text("1,2")
    (course.folder("data") / "large.csv").write_text("1" * 2000)
    (course.folder("data") / "given.txt").write_text("my own version")
    (course.root / "source" / LESSON / "given.txt").write_text("the instructor's")
    course.hand_in("writes", answered({"try_numerical": WRITES}))
    (course.root / "grading_secret").unlink()  # the command makes it
    course.verdicts = course.autograde()
    return course


WRITES = """
import os
os.mkdir("sub")
for name in ("plot.svg", "sub/table.csv", "given.txt", "mine.ipynb", "01_loss.ipynb"):
    open(name, "w").write("new")
open("large.bin", "wb").write(bytes(20_000_000))
os.symlink("/etc", "etc")
os.symlink("plot.svg", "link.svg")
os.mkfifo("pipe")
print(open("given.txt").read())
"""


def outputs(course, student, cell="try_numerical"):
    return json.dumps(find(course.autograded(student), cell)["outputs"])


@pytest.mark.parametrize("limit", DIES_OF)
def test_a_limit_from_the_configuration_holds(course, limit):
    status, words, _ = DIES_OF[limit]
    verdict = course.verdicts[limit]
    assert (verdict["status"], verdict["score"]) == (status, 11)
    assert words in verdict["notes"][0]


def test_a_package_can_be_allowed_and_no_other_is_there(course):
    assert '"rich\\n"' in outputs(course, "rich")
    assert "No module named 'yaml'" in outputs(course, "yaml")
    assert course.verdicts["rich"]["score"] == course.verdicts["yaml"]["score"] == 20


def test_files_beside_the_notebook_are_there_and_the_instructors_go_first(course):
    assert "['data.csv', 'given.txt'] 1,2" in outputs(course, "data")
    assert course.verdicts["data"]["notes"] == ["large.csv (0 MB) is too large: left out."]


def test_plain_new_files_are_found_beside_the_autograded_notebook(course):
    folder = course.root / "autograded" / "writes" / LESSON
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert files == {f"{LESSON}.ipynb", "given.txt", "plot.svg", "sub/table.csv"}
    assert (folder / "plot.svg").read_text() == "new"
    assert (folder / "given.txt").read_text() == "the instructor's"
    assert not any(path.is_symlink() for path in folder.rglob("*"))
    assert course.verdicts["writes"]["score"] == 20


def test_the_secret_is_readable_for_its_owner_only(course):
    mode = (course.root / "grading_secret").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_the_record_says_what_was_graded_with_what_and_why(course):
    audit = course.root / "verdicts" / LESSON / "memory" / f"{LESSON}.audit.json"
    record = json.loads(audit.read_text())
    assert len(record["graded"]) == 64
    assert record["sandbox"] is True
    assert record["status"] == "memory"
    assert record["seconds"] > 0
    assert {"numpy", "nbgrader", "python", "backprop-course"} <= record.keys()
    assert record["cells"]["test_mean_squared_error_batch"]["passed"]
    assert "300 MB" in record["cells"]["test_makes_sense"]["reason"]


def test_the_feedback_shows_the_verdict_of_the_judge(course):
    done = course.run("nbgrader", "generate_feedback", LESSON)
    assert done.returncode == 0, done.stderr
    page = (course.root / "feedback" / "memory" / LESSON / f"{LESSON}.html").read_text()
    assert "2 of 2 cases right" in page
    assert "it took more than 300 MB of memory" in page
    assert "application/vnd.backprop" not in page


def test_validate_is_as_it_was_for_students(course, tmp_path):
    path = tmp_path / f"{LESSON}.ipynb"
    for content, words in (
        (solved(), "Success! Your notebook passes all the tests."),
        (answered({"what_it_updates": 'what_it_updates = "nothing"'}), "VALIDATION FAILED"),
    ):
        path.write_text(json.dumps(content))
        assert words in course.run("nbgrader", "validate", str(path)).stdout

"""When the machine itself fails: one sentence, nothing half-written, and the next run goes on."""

import json
import shutil
import sqlite3
import subprocess
import time

import pytest
from classroom import LESSON, answered, solved


@pytest.fixture
def course(make_class):
    course = make_class()
    course.hand_in("ada", solved())
    course.hand_in("ben", solved())
    return course


def assert_one_sentence(message, *words):
    assert len(message.strip().splitlines()) == 1, message
    assert "Traceback" not in message
    for word in words:
        assert word in message


def test_a_second_grader_says_so_and_stops(course):
    course.hand_in("ada", answered({"try_loss": "import time\ntime.sleep(6)"}))
    first = course.start("grader", "autograde", "--json", "--jobs=1", LESSON)
    lock = course.root / "verdicts" / ".lock"
    while not lock.exists():
        time.sleep(0.1)
    second = course.run("grader", "autograde", LESSON)
    assert second.returncode == 2
    assert_one_sentence(second.stderr, "Another grader is at work", str(course.root))
    verdicts = json.loads(first.communicate(timeout=600)[0])
    assert [verdict["score"] for verdict in verdicts] == [20, 20]


@pytest.mark.thorough
def test_a_locked_gradebook_is_named_and_graded_into_when_it_is_free(course):
    course.run("nbgrader", "generate_assignment", LESSON)
    other = sqlite3.connect(course.root / "gradebook.db")
    other.execute("BEGIN EXCLUSIVE")
    done = course.run("grader", "autograde", LESSON)
    other.close()
    assert done.returncode == 2
    assert_one_sentence(done.stderr, "gradebook.db", "locked")
    assert {verdict["score"] for verdict in course.autograde().values()} == {20}


@pytest.mark.parametrize("what", ["replaced", pytest.param("deleted", marks=pytest.mark.thorough)])
def test_a_submission_that_changes_while_it_is_graded_is_graded_again_and_not_mixed(course, what):
    slow = answered({"try_loss": "import time\ntime.sleep(8)"})
    course.hand_in("ada", slow)
    running = course.start("grader", "autograde", "--json", "--jobs=1", LESSON)
    while not (course.root / "autograded" / "ada").exists():
        time.sleep(0.1)
    if what == "replaced":
        course.hand_in("ada", answered({"what_it_updates": 'what_it_updates = "nothing"'}))
    else:
        shutil.rmtree(course.root / "submitted" / "ada")
    first = json.loads(running.communicate(timeout=600)[0])
    assert [(verdict["student"], verdict["score"]) for verdict in first] == [
        ("ada", 20),
        ("ben", 20),
    ]
    second = {student: verdict["score"] for student, verdict in course.autograde().items()}
    assert second == ({"ada": 18, "ben": 20} if what == "replaced" else {"ben": 20})


FULL = """
cp -r "$1" /mnt/course && cd /mnt/course || exit 9
grader autograde {lesson} 2>&1
echo "exit $?"
rm /mnt/course/ballast
grader autograde --json {lesson}
"""


@pytest.mark.parametrize("room", [20_000, pytest.param(200_000, marks=pytest.mark.thorough)])
def test_a_full_disk_is_named_and_nothing_is_lost(course, room):
    """On a disk of a few megabytes, made by bubblewrap; then some room is made."""
    (course.root / "gradebook.db").unlink()  # so that the first thing is what needs most room
    (course.root / "ballast").write_bytes(bytes(2_000_000))
    size = sum(path.stat().st_size for path in course.root.rglob("*")) + room
    shell = ["sh", "-c", FULL.format(lesson=LESSON), "sh", str(course.root)]
    bwrap = [shutil.which("bwrap"), "--dev-bind", "/", "/", "--size", str(size), "--tmpfs", "/mnt"]
    done = subprocess.run(
        [*bwrap, *shell], env=course.environment({"COLUMNS": "300"}), capture_output=True, text=True
    )
    first, _, second = done.stdout.partition("exit ")
    assert "Traceback" not in first + done.stderr, done.stdout
    print(first)
    assert "No space left" in first or "disk is full" in first or "disk I/O" in first
    assert second[0] in "12"
    verdicts = json.loads(second[second.index("[") :])
    assert [verdict["score"] for verdict in verdicts] == [20, 20]

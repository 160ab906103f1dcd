"""Where there is no sandbox, nothing is graded, and one sentence says why and what to do."""

import json
import os

import pytest
from classroom import LESSON, PROGRAMS, answered, solved

WITHOUT = str(PROGRAMS)  # a PATH on which there is no bwrap


@pytest.fixture
def course(make_class):
    course = make_class()
    course.hand_in("ada", solved())
    return course


def a_bwrap_that_fails(folder):
    program = folder / "bwrap"
    program.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo "bubblewrap 0.8.0" && exit 0\n'
        'echo "bwrap: No permissions to create new namespace" >&2\nexit 1\n'
    )
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{PROGRAMS}"


def an_old_bwrap(folder):
    program = folder / "bwrap"
    program.write_text('#!/bin/sh\necho "bubblewrap 0.4.1"\n')
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{PROGRAMS}"


@pytest.mark.parametrize(
    ("path_without", "words"),
    [
        (
            lambda folder: WITHOUT,
            "is missing. On Debian or Ubuntu: sudo apt-get install bubblewrap",
        ),
        (a_bwrap_that_fails, "(bwrap: No permissions to create new namespace). In a container,"),
        (an_old_bwrap, "bubblewrap 0.4.1 is too old"),
    ],
    ids=["none", "forbidden", "old"],
)
def test_grader_autograde_refuses_and_says_what_to_do(course, tmp_path, path_without, words):
    done = course.run("grader", "autograde", LESSON, PATH=path_without(tmp_path))
    assert done.returncode == 2
    assert words in done.stderr
    assert "--unsafe-no-sandbox" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (course.root / "autograded").exists()
    assert not (course.root / "verdicts").exists()


def test_plain_nbgrader_refuses_too(course):
    course.run("nbgrader", "generate_assignment", LESSON)
    done = course.run("nbgrader", "autograde", LESSON, PATH=WITHOUT)
    assert done.returncode != 0
    assert "Nothing was run: bubblewrap, which keeps students' code locked in" in done.stderr
    assert list((course.root / "autograded").glob("*/*")) == []


WRITES = "open('new.txt', 'w').write(open('data.txt').read())"


def test_the_unsafe_way_is_explicit_and_recorded_with_the_grade(course):
    course.hand_in("ada", answered({"try_numerical": WRITES}))
    (course.folder("ada") / "data.txt").write_text("handed in")
    done = course.run("grader", "autograde", "--json", "--unsafe-no-sandbox", LESSON, PATH=WITHOUT)
    (verdict,) = json.loads(done.stdout)
    assert (verdict["status"], verdict["score"]) == ("graded", 20)
    assert verdict["notes"] == ["Graded without the sandbox."]
    audit = course.root / "verdicts" / LESSON / "ada" / f"{LESSON}.audit.json"
    assert json.loads(audit.read_text())["sandbox"] is False
    autograded = course.root / "autograded" / "ada" / LESSON
    assert (autograded / "new.txt").read_text() == "handed in"
    assert not (course.folder("ada") / "new.txt").exists()

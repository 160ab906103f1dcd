"""Kernels forked from one that stands ready: as alone as those that are started, and as random."""

import json
import os
import shutil
import time

import pytest
from classroom import LESSON, PROGRAMS, answered, find, parent_at_work, solved

LOOK = """
import os, random
import numpy as np
print(open("/proc/1/cmdline").read().count("warm_parent"))
print([name for name in os.listdir("/proc") if name.isdecimal() and int(name) > 2])
print(sorted(os.listdir("/tmp")), os.listdir("/dev/shm"), hasattr(np, "left_behind"))
print(hash("text"), os.environ.get("CANARY"), len(os.listdir("/proc/self/task")) < 20)
print(random.random(), np.random.rand(), np.random.default_rng().random())
"""
LEAVE = """
import os, subprocess, time
subprocess.Popen(["sleep", "100"], start_new_session=True)
np.left_behind = True
open("/tmp/left", "w").close(); open("/dev/shm/left", "w").close()
os.fork() or time.sleep(100)
"""
NO_FORKS = """#!/bin/sh
case "$*" in *warm_parent.py*) exit 1 ;; esac
exec {bwrap} "$@"
"""


@pytest.fixture(scope="module")
def looked(make_class):
    """What each of four notebooks printed, all from one worker's kernels."""
    course = make_class()
    for student in ("a", "b", "c", "d"):
        course.hand_in(student, answered({"try_numerical": LOOK + LEAVE}))
    done = course.run("grader", "autograde", "--json", "--jobs", "1", LESSON, CANARY="seen")
    assert {verdict["score"] for verdict in json.loads(done.stdout)} == {20}
    outputs = [find(course.autograded(s), "try_numerical")["outputs"] for s in "abcd"]
    return ["".join(output["text"]).splitlines() for (output, *_) in outputs]


def test_they_are_forked(looked):
    assert [lines[0] for lines in looked] == ["1"] * 4


def test_nothing_of_the_one_before_is_there(looked):
    for lines in looked:
        assert lines[1:3] == ["[]", "['home', 'work'] [] False"]


def test_the_environment_is_as_always_and_text_has_the_same_hash(looked):
    assert {lines[3] for lines in looked} == {looked[0][3]}
    assert looked[0][3].endswith("None True")


def test_no_two_draw_the_same_random_numbers(looked):
    numbers = [number for lines in looked for number in lines[4].split()]
    assert len(set(numbers)) == len(numbers) == 12


@pytest.mark.thorough
def test_where_forking_is_not_possible_kernels_are_started_with_the_same_results(
    make_class, tmp_path
):
    program = tmp_path / "bwrap"
    program.write_text(NO_FORKS.format(bwrap=shutil.which("bwrap")))
    program.chmod(0o755)
    results = []
    for forks, path in ((1, PROGRAMS), (0, f"{tmp_path}{os.pathsep}{PROGRAMS}")):
        course = make_class()
        course.hand_in("ada", solved())
        course.hand_in("dead", answered({"try_numerical": "import os\nos._exit(0)"}))
        course.hand_in("looks", answered({"try_numerical": LOOK}))
        path = f"{path}{os.pathsep}{os.environ['PATH']}"
        done = course.run("grader", "autograde", "--json", "--jobs", "1", LESSON, PATH=path)
        seen = find(course.autograded("looks"), "try_numerical")["outputs"][0]["text"]
        assert "".join(seen).startswith(f"{forks}\n")
        notebooks = [course.autograded(student) for student in ("ada", "dead")]
        results.append((json.loads(done.stdout), notebooks))
    assert results[0] == results[1]


def test_a_killed_parent_costs_nobody_anything(make_class):
    course = make_class()
    course.hand_in("ada", answered({"try_loss": "import time\ntime.sleep(3)"}))
    course.hand_in("ben", solved())
    running = course.start("grader", "autograde", "--json", "--jobs", "1", LESSON)
    while not (parent := parent_at_work(running)):
        assert running.poll() is None
        time.sleep(0.02)
    parent.kill()
    verdicts = json.loads(running.communicate(timeout=600)[0])
    assert [(verdict["status"], verdict["score"], verdict["notes"]) for verdict in verdicts] == [
        ("graded", 20, [])
    ] * 2


def test_a_file_that_stands_in_for_a_library_does_so_as_in_a_kernel_of_its_own(make_class):
    course = make_class()
    course.hand_in("ada", answered({"try_numerical": "import numpy\nprint(numpy.mine)"}))
    (course.folder("ada") / "numpy.py").write_text("mine = 'my own'")
    course.autograde()
    assert "my own" in str(find(course.autograded("ada"), "try_numerical")["outputs"])

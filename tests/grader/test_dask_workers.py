"""Dask's workers, in processes of their own: the same results, and a killed one is replaced."""

import contextlib
import json
import time
from concurrent.futures import ThreadPoolExecutor

import dask_cluster
import psutil
import pytest
from classroom import LESSON, answered, fingerprint, solved


@pytest.fixture
def cluster(tmp_path):
    with dask_cluster.cluster(tmp_path) as started:
        yield started


def hand_in(course):
    course.hand_in("ada", solved())
    course.hand_in("dead", answered({"try_numerical": "import os\nos._exit(0)"}))
    course.hand_in("unreadable", b"{")


@pytest.mark.thorough
def test_the_results_are_those_of_local_workers(make_class, cluster):
    address, start_worker = cluster
    start_worker()
    results = []
    for words in ((), ("--scheduler", address)):
        course = make_class()
        hand_in(course)
        done = course.run("grader", "autograde", "--json", *words, LESSON)
        assert done.returncode == 0, done.stderr
        results.append((json.loads(done.stdout), fingerprint(course.root / "autograded")))
    assert results[0] == results[1]


def test_a_submission_whose_worker_is_killed_is_graded_by_another_one(make_class, cluster):
    address, start_worker = cluster
    course = make_class()
    course.hand_in("ada", answered({"try_loss": "import time\ntime.sleep(3)"}))
    worker = start_worker()
    words = ("grader", "autograde", "--json", "--scheduler", address, LESSON)
    running = course.start(*words)
    with ThreadPoolExecutor(1) as reading:
        printed = reading.submit(running.communicate)
        while not (inner := with_a_kernel(worker)):
            assert running.poll() is None
            time.sleep(0.05)
        inner.kill()  # its nanny starts it again
        (verdict,) = json.loads(printed.result(timeout=600)[0])
    assert (verdict["status"], verdict["score"]) == ("graded", 20)


def with_a_kernel(worker):
    for process in psutil.Process(worker.pid).children():
        with contextlib.suppress(psutil.NoSuchProcess):
            if "bwrap" in [child.name() for child in process.children(recursive=True)]:
                return process
    return None


@pytest.mark.thorough
def test_a_scheduler_that_is_not_there_is_named(make_class):
    course = make_class()
    course.hand_in("ada", b"")
    done = course.run("grader", "autograde", "--scheduler", "tcp://127.0.0.1:9", LESSON)
    assert done.returncode == 2
    assert "tcp://127.0.0.1:9" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1

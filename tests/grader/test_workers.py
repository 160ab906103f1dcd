"""Several workers: the same results as one, and the death of a worker costs nothing but time."""

import json
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest
from classroom import LESSON, answered, fingerprint, parent_at_work, solved

from grader.grading.local_workers import LocalWorkers, WorkerLost

GRADIENT = "mean_squared_error_gradient"


def kill_the_first(marker):
    """Ends the process that it runs in, but not a second one."""
    if not os.path.exists(marker):
        open(marker, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def kill_each(_):
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_task_whose_worker_dies_is_done_by_another_one(tmp_path):
    with LocalWorkers(1, str(tmp_path)) as workers:
        assert workers.submit(kill_the_first, tmp_path / "marker").result() == "done"


def test_a_task_that_kills_every_worker_is_given_up_and_the_others_are_done(tmp_path):
    with LocalWorkers(2, str(tmp_path)) as workers:
        killer, *others = (workers.submit(kill_each, 0), *(workers.submit(abs, n) for n in (1, 2)))
        assert [other.result() for other in others] == [1, 2]
        with pytest.raises(WorkerLost):
            killer.result()


def its_cores(_):
    return os.sched_getaffinity(0)


def test_workers_that_fill_the_machine_keep_to_a_core_each_and_others_do_not(tmp_path):
    mine = os.sched_getaffinity(0)
    for jobs, expected in ((len(mine), [{core} for core in sorted(mine)]), (1, [mine])):
        with LocalWorkers(jobs, str(tmp_path)) as workers:
            cores = [workers.submit(its_cores, n) for n in range(jobs)]
            assert sorted((core.result() for core in cores), key=sorted) == expected


KILLER = """
import os
from nbgrader.preprocessors import NbGraderPreprocessor

class Killer(NbGraderPreprocessor):
    def preprocess(self, nb, resources):
        if resources["nbgrader"]["student"] == "killer":
            os.kill(os.getpid(), 9)
        return nb, resources
"""


def test_a_submission_that_ends_each_worker_gets_a_verdict_and_the_others_theirs(make_class):
    ours = "import killer\nc.Autograde.sanitize_preprocessors = [killer.Killer, *SANITIZE]\n"
    course = make_class(ours)
    (course.root / "killer.py").write_text(KILLER)
    for student in ("ada", "killer", "zoe"):
        course.hand_in(student, solved())
    verdicts = course.autograde(PYTHONPATH=os.pathsep.join([str(course.root), *sys.path]))
    assert [verdicts[student]["score"] for student in ("ada", "killer", "zoe")] == [20, 0, 20]
    assert verdicts["killer"]["status"] == "kernel died"
    assert "killed twice" in verdicts["killer"]["notes"][0]


def test_two_at_a_time_come_to_what_one_does(make_class):
    results = []
    for jobs in ("1", "2"):
        course = make_class()
        for student in ("ada", "ben"):
            course.hand_in(student, solved())
        course.hand_in("wrong", answered({GRADIENT: f"def {GRADIENT}(A, T):\n    return T - A"}))
        course.hand_in("dead", answered({"try_numerical": "import os\nos._exit(0)"}))
        course.hand_in("unreadable", b"{")
        done = course.run("grader", "autograde", "--json", "--jobs", jobs, LESSON)
        verdicts = json.loads(done.stdout)
        for verdict in verdicts:
            verdict.pop("digest")
        results.append((verdicts, course.exported(), fingerprint(course.root / "autograded")))
    assert results[0] == results[1]


def test_a_killed_worker_leaves_nothing_and_its_submission_is_graded_by_another(make_class):
    course = make_class()
    temporary = course.root / "temporary"
    temporary.mkdir()
    course.hand_in("ada", answered({"try_loss": "import time\ntime.sleep(3)"}))
    running = course.start("grader", "autograde", "--json", LESSON, TMPDIR=str(temporary))
    with ThreadPoolExecutor(1) as reading:
        printed = reading.submit(running.communicate)
        while not (parent := parent_at_work(running)):
            assert running.poll() is None
            time.sleep(0.05)
        parent.parent().kill()  # the worker
        (verdict,) = json.loads(printed.result(timeout=600)[0])
    assert (verdict["status"], verdict["score"]) == ("graded", 20)
    assert os.listdir(temporary) == []


def test_after_a_killed_grader_no_process_goes_on_and_the_next_one_clears_up(make_class):
    course = make_class()
    temporary = course.root / "temporary"
    temporary.mkdir()
    course.hand_in("ada", answered({"try_loss": "import time\ntime.sleep(60)"}))
    running = course.start("grader", "autograde", LESSON, TMPDIR=str(temporary))
    while not (parent := parent_at_work(running)):
        time.sleep(0.05)
    family = psutil.Process(running.pid).children(recursive=True)
    running.kill()
    running.communicate()
    assert parent in family
    assert psutil.wait_procs(family, timeout=60)[1] == []
    assert os.listdir(temporary) != []
    course.hand_in("ada", solved())
    course.autograde(TMPDIR=str(temporary))
    assert os.listdir(temporary) == []

"""Nobody waits: importing the package and a first check, each in a fresh Python.

Both are measured against the import of NumPy, which every lesson needs first.
"""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from right_ways import RIGHT_WAYS

from backprop.exercises import EXERCISES, QUESTIONS
from backprop.exercises.sorting import ORDERING, SORTING

pytestmark = pytest.mark.alone

IMPORT_LIMIT, CHECK_LIMIT = 1, 3  # imports of NumPy

TIMED = """
import sys, time
sys.path.append({support!r})
{before}
start = time.process_time()
{timed}
print(time.process_time() - start)
"""
CHECK = """
import backprop
from right_ways import RIGHT_WAYS
answer = {answer}
assert "backprop.exercises" not in sys.modules  # or it would not be a first check
"""
EXAMPLES = ("weighted_sum", "train", "what_it_updates", SORTING.name, ORDERING.name)
REST = [name for name in (*RIGHT_WAYS, *QUESTIONS) if name not in EXAMPLES]


def seconds(timed, before="", times=3):
    """What the code costs a fresh process, which anything else on the machine only adds to."""
    support = str(Path(__file__).parent / "support")
    code = TIMED.format(support=support, before=before, timed=timed)
    command = [sys.executable, "-c", code]
    runs = [
        subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(times)
    ]
    return min(float(run.stdout.split()[-1]) for run in runs)


@cache
def seconds_of_numpy():
    return seconds("import numpy", times=5)


def right_answer(name):
    """Python that makes it, to be run where no exercise has been imported yet."""
    if name in EXERCISES:
        return f"next(iter(RIGHT_WAYS[{name!r}].values()))"
    if name == SORTING.name:
        return repr({step.name: step.box for step in SORTING.cards})
    if name == ORDERING.name:
        return repr(ORDERING.steps)
    question = QUESTIONS[name]
    return repr(next(iter(question.accepted or question.reactions)))


def test_the_import_costs_less_than_numpys_own(record_property):
    ratio = seconds("import backprop", before="import numpy") / seconds_of_numpy()
    record_property("import of backprop, in imports of NumPy", f"{ratio:.2f}")
    assert ratio < IMPORT_LIMIT


@pytest.mark.parametrize(
    "name", [*EXAMPLES, *(pytest.param(name, marks=pytest.mark.thorough) for name in REST)]
)
def test_a_first_check_of_a_right_answer_comes_at_once(name, record_property):
    check = f"backprop.check({name!r}, answer)"
    ratio = seconds(check, before=CHECK.format(answer=right_answer(name))) / seconds_of_numpy()
    record_property(f"first check of {name}, in imports of NumPy", f"{ratio:.2f}")
    assert ratio < CHECK_LIMIT

"""Nobody waits: importing the package and a first check, each in a fresh Python.

A busy machine only ever adds time, so the best of several runs is what the code costs.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from right_ways import RIGHT_WAYS

from backprop.exercises import EXERCISES, QUESTIONS
from backprop.exercises.sorting import ORDERING, SORTING

pytestmark = pytest.mark.alone

IMPORT_LIMIT, CHECK_LIMIT = 0.3, 1.0  # seconds

IMPORT = """
import time, numpy
start = time.perf_counter()
import backprop
print(time.perf_counter() - start)
"""

CHECK = """
import sys, time
sys.path.append({ways!r})
import backprop
from right_ways import RIGHT_WAYS
answer = {answer}
assert "backprop.exercises" not in sys.modules  # or it would not be a first check
start = time.perf_counter()
backprop.check({name!r}, answer)
print(time.perf_counter() - start)
"""


def seconds(code):
    """What a fresh process prints last."""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(run.stdout.split()[-1])


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


def test_the_import_costs_little_over_numpys_own(record_property):
    took = min(seconds(IMPORT) for _ in range(5))
    record_property("seconds to import backprop after numpy", f"{took:.3f}")
    assert took < IMPORT_LIMIT


@pytest.mark.parametrize("name", [*RIGHT_WAYS, *QUESTIONS])
def test_a_first_check_of_a_right_answer_comes_at_once(name, record_property):
    ways = str(Path(__file__).parent / "support")
    code = CHECK.format(ways=ways, name=name, answer=right_answer(name))
    took = seconds(code)
    if took >= CHECK_LIMIT:
        took = seconds(code)
    record_property("seconds for a first check", f"{took:.3f}")
    assert took < CHECK_LIMIT

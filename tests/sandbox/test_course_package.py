"""The copy of backprop in a kernel: everything imports, and nothing in it gives an answer away."""

import subprocess
import sys

import pytest
from classroom import LESSONS

import backprop
from backprop import widgets
from backprop.exercises import ALL, EXERCISES
from backprop.lessons import ASKED_FOR, withheld
from grader.sandbox.course_package import PACKAGE, stage

USE = """
import inspect, sys
sys.path[:0] = [{folder!r}]
import backprop, backprop.figures, backprop.toy_data, backprop.widgets
assert backprop.__file__.startswith({folder!r})
shown = {{"anywidget", "ipywidgets", "matplotlib"}} & set(sys.modules)
assert not shown, shown  # pictures and widgets cost nothing where nobody looks
for name in {widgets!r}:
    assert getattr(backprop.widgets, name)("anything", at="all") is None
for name in {names!r}:
    try:
        function = getattr(backprop, name)
        function(*inspect.signature(function).parameters)
    except RuntimeError as problem:
        assert "not there" in str(problem)
    else:
        raise AssertionError(name)
for module in ("exercises", "misconceptions", "phases", "checking.judgement", "checking.witness",
               "checking.diagnosis", "checking.relations", "figures.picture", "widgets.widget"):
    try:
        __import__("backprop." + module)
    except ImportError:
        continue
    raise AssertionError(module)
"""


def functions_of(modules):
    return [
        name
        for name in backprop.__all__
        if getattr(getattr(backprop, name), "__module__", "").removeprefix("backprop.") in modules
        and not isinstance(getattr(backprop, name), type)
    ]


def test_the_lessons_are_those_of_the_course():
    assert list(ASKED_FOR) == LESSONS
    assert {asked.lesson for asked in ALL.values()} == set(LESSONS)


@pytest.mark.parametrize("lesson", LESSONS)
def test_what_the_lesson_or_a_later_one_asks_for_is_not_there_and_the_rest_is(lesson, tmp_path):
    stage(lesson, tmp_path)
    hidden = functions_of(withheld(lesson))
    asked_here = {exercise.name for exercise in EXERCISES.values() if exercise.lesson == lesson}
    later = {e.name for e in EXERCISES.values() if LESSONS.index(e.lesson) > LESSONS.index(lesson)}
    assert (asked_here | later) & set(backprop.__all__) <= set(hidden)
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            USE.format(folder=str(tmp_path), names=hidden, widgets=widgets.__all__),
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


FORMULAS = {
    "forward_pass": "@ layer.W + layer.b",
    "loss": "return (A - T) / n",
    "output_layer": "return A_prev.T @ delta",
    "hidden_layer": "delta_next @ W_next.T",
    "update": "W - lr * dW",
}


@pytest.mark.parametrize("module", FORMULAS)
@pytest.mark.parametrize("lesson", [*LESSONS, "", "a lesson of your own"])
def test_a_formula_is_written_there_only_if_an_earlier_lesson_asked_for_it(
    lesson, module, tmp_path
):
    assert FORMULAS[module] in (PACKAGE / f"{module}.py").read_text()
    stage(lesson, tmp_path)
    text = "".join(path.read_text() for path in tmp_path.rglob("*.py"))
    assert (FORMULAS[module] in text) is (module not in withheld(lesson))

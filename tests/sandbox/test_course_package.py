"""The course's copy beside a student's code: all of it imports, and nothing answers an exercise."""

import ast
import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from classroom import LESSONS

import backprop
from backprop import widgets
from backprop.course import COURSE
from checks.exercise import Exercise
from grader.sandbox.course_package import imported, package_for
from grader.sandbox.job import stage

PACKAGE = Path(backprop.__file__).parent
USE = """
import inspect, sys
sys.path[:0] = [{folder!r}]
import backprop, backprop.figures, backprop.toy_data, backprop.widgets, checks.reporting
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
for module in {absent!r}:
    try:
        __import__(module)
    except ImportError:
        continue
    raise AssertionError(module)
"""
ABSENT = [
    *(name for name in COURSE.never_while_graded if ":" not in name),
    "backprop.exercises.loss",
    "backprop.figures.picture",
    "backprop.widgets.stepper",
    "checks.judging",
    "checks.diagnosing",
    "checks.wording",
]


def package(lesson, course=COURSE):
    """The package for a lesson of the course."""
    asked = [name for name, asked in course.asked.items() if asked.lesson == lesson]
    return package_for(course, asked, sources(lesson))


def sources(lesson):
    text = (PACKAGE.parent / "source" / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8")
    return ["".join(cell["source"]) for cell in json.loads(text)["cells"]]


def functions_of(modules):
    return [
        name
        for name in backprop.__all__
        if getattr(getattr(backprop, name), "__module__", "") in modules
        and not isinstance(getattr(backprop, name), type)
    ]


def run(code):
    words = [sys.executable, "-I", "-c", code]
    return subprocess.run(words, capture_output=True, text=True)


def test_the_course_has_the_lessons_of_the_source():
    assert COURSE.lessons == LESSONS


@pytest.mark.parametrize("lesson", LESSONS)
def test_what_the_lesson_or_a_later_one_asks_for_is_not_there_and_the_rest_is(lesson, tmp_path):
    stage(package(lesson), tmp_path)
    hidden = functions_of(COURSE.solutions(lesson))
    asked = {name for name, exercise in COURSE.exercises.items() if exercise.lesson >= lesson}
    assert asked & set(backprop.__all__) <= set(hidden)
    code = USE.format(folder=str(tmp_path), names=hidden, widgets=widgets.__all__, absent=ABSENT)
    done = run(code)
    assert done.returncode == 0, done.stderr


FORMULAS = {
    "forward_pass": "@ layer.W + layer.b",
    "loss": "return (A - T) / n",
    "output_layer": "return A_prev.T @ delta",
    "hidden_layer": "delta_next @ W_next.T",
    "update": "W - lr * dW",
}


@pytest.mark.parametrize("module", FORMULAS)
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_formula_is_written_there_only_if_an_earlier_lesson_asked_for_it(lesson, module):
    assert FORMULAS[module] in (PACKAGE / f"{module}.py").read_text()
    text = "".join(text for _, text in package(lesson))
    assert (FORMULAS[module] in text) is (f"backprop.{module}" not in COURSE.solutions(lesson))


def test_a_renamed_lesson_lacks_what_its_exercises_ask_for():
    asked = ["gradient_step", "training_cycle"]
    assert package_for(COURSE, asked, sources(LESSONS[4])) == package(LESSONS[4])


def test_a_lesson_that_asks_for_nothing_has_the_whole_package():
    files = dict(package_for(COURSE, [], ["import backprop"]))
    assert all(any(formula in text for text in files.values()) for formula in FORMULAS.values())


def test_a_lesson_that_imports_nothing_of_the_course_gets_nothing():
    assert package_for(COURSE, ["backward"], ["import numpy"]) == ()


@pytest.mark.parametrize(
    ("source", "modules"),
    [
        ("from backprop import check, toy_data", {"backprop", "backprop.toy_data"}),
        ("%matplotlib inline\nimport backprop.loss as loss", {"backprop.loss"}),
        ("def f():\n    import backprop", {"backprop"}),
        ("import backpropagation, numpy", set()),
        ("Some text: it's prose", set()),
    ],
)
def test_what_a_cell_imports_is_read_from_its_text(source, modules):
    assert modules <= imported(source, "backprop")
    assert bool(modules) == bool(imported(source, "backprop"))


# Every reference, moved into a module that nobody has listed, and all the ways to import it.

IN_EVERY_WAY = """
import sys
sys.path[:0] = [{folder!r}]
import importlib, pkgutil, runpy
import backprop
ways = [
    lambda: __import__("backprop.{module}", fromlist=["{name}"]),
    lambda: importlib.import_module("backprop.{module}"),
    lambda: importlib.reload(importlib.import_module("backprop.{module}")),
    lambda: importlib.import_module(".{module}", "backprop"),
    lambda: pkgutil.resolve_name("backprop.{module}:{name}").__globals__,
    lambda: runpy.run_module("backprop.{module}"),
    lambda: backprop.{module},
    lambda: backprop,
]
for number, way in enumerate(ways):
    try:
        found = way()
    except (ImportError, AttributeError):
        continue
    found = found if isinstance(found, dict) else vars(found)
    function = found.get("{name}")
    if getattr(function, "__module__", "") not in ("backprop.{module}", "__main__"):
        continue  # the package's own function of this name
    try:
        function()
    except RuntimeError as problem:
        assert "not there" in str(problem), (number, problem)
    else:
        raise AssertionError(number)
"""


@pytest.mark.parametrize("exported", [True, False], ids=["exported", "not exported"])
@pytest.mark.parametrize("name", COURSE.exercises)
def test_a_reference_in_a_module_that_nobody_listed_cannot_be_imported(
    name, exported, tmp_path, monkeypatch
):
    """The copy is made from a package with one module more."""
    copy = tmp_path / "backprop"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
    (copy / "unlisted.py").write_text(f"def {name}():\n    return 'the answer'\n")
    if exported:
        text = f"\nfrom backprop.unlisted import {name}\n"
        with (copy / "__init__.py").open("a") as file:
            file.write(text)
    monkeypatch.setattr(backprop, "__path__", [str(copy)])
    monkeypatch.setattr(backprop.__spec__, "origin", str(copy / "__init__.py"))
    importlib.invalidate_caches()
    reference = importlib.import_module("backprop.unlisted").__dict__[name]
    del sys.modules["backprop.unlisted"], backprop.unlisted
    course = with_reference(name, reference)
    lesson = course.exercises[name].lesson
    stage(package(lesson, course), tmp_path / "staged")
    code = IN_EVERY_WAY.format(folder=str(tmp_path / "staged"), module="unlisted", name=name)
    done = run(code)
    assert done.returncode == 0, done.stderr


def with_reference(name, reference):
    """This course, but the reference of one exercise stands elsewhere."""
    course = type(COURSE).__new__(type(COURSE))
    vars(course).update(vars(COURSE))
    exercise = COURSE.exercises[name]
    moved = Exercise(**vars(exercise) | {"reference": reference})
    course.exercises = COURSE.exercises | {name: moved}
    course.asked = course.exercises | COURSE.questions
    return course


def test_methods_and_lambdas_of_a_withheld_module_have_no_body_either():
    from grader.sandbox.course_package import without_bodies

    text = "class Stack:\n    def push(self): return 1\n\nanswer = lambda x: x + 1\n"
    names = {}
    exec(compile(ast.parse(without_bodies(text, "backprop")), "m", "exec"), names)
    for function in (names["Stack"]().push, lambda: names["answer"](1)):
        with pytest.raises(RuntimeError, match="not there"):
            function()

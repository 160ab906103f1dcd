"""The judge: right answers reported from a kernel earn their points, in any style."""

import json
import math

import nbformat
import numpy as np
import pytest
from broken import ALL_POINTS
from classroom import solved
from nbformat.v4 import new_code_cell, new_output
from right_ways import RIGHT_WAYS
from wrong_ways import WRONG_WAYS

from backprop.course import COURSE
from backprop.exercises import EXERCISES, QUESTIONS
from checks.json_values import NotAValue, encode
from checks.reporting import MIME, read_report
from checks.reporting import _answer as answered_in_the_kernel
from grader.judge.asked import Asked, asked
from grader.judge.inputs import Inputs
from grader.judge.judgement import judge

SECRET = b"a secret"


def graded_cell(source, name="test"):
    metadata = {"nbgrader": {"grade": True, "grade_id": name}}
    return new_code_cell(source, metadata=metadata)


def inputs_for(name, more=""):
    notebook = nbformat.v4.new_notebook(cells=[graded_cell(f'check("{name}", {name}){more}')])
    return Inputs(COURSE, SECRET, "a lesson", notebook)


def reported(content):
    return new_output("display_data", {MIME: json.dumps(content), "text/plain": "reported"})


def failing_groups(name, function):
    """The groups that get no points, from what a kernel would report."""
    inputs = inputs_for(name)
    file = json.loads(json.dumps(inputs.for_kernel()))
    failing = set()
    for group in EXERCISES[name].groups:
        with COURSE.without_solutions(EXERCISES[name].lesson):
            types = file["value types"]
            answer = answered_in_the_kernel(file["exercises"][name], types, function, group)
        content = {"exercise": name, "group": group} | answer
        if not judge(COURSE, Asked(name, group), [reported(content)], inputs).passed:
            failing.add(group)
    return failing


def params(ways):
    return [
        pytest.param(name, way, id=f"{name}: {how}")
        for name in ways
        for how, way in ways[name].items()
    ]


@pytest.mark.parametrize(("name", "function"), params(RIGHT_WAYS))
def test_a_right_way_gets_every_point(name, function):
    assert failing_groups(name, function) == set()


@pytest.mark.usefixtures("undiagnosed")
@pytest.mark.parametrize(("name", "wrong"), params(WRONG_WAYS))
def test_a_wrong_way_loses_what_it_loses_in_the_lesson(name, wrong):
    assert failing_groups(name, wrong.function) == wrong.fails


@pytest.mark.parametrize("name", EXERCISES)
def test_the_kernel_gets_the_inputs_of_every_case_and_nothing_else(name):
    inputs = inputs_for(name)
    exercises = inputs.for_kernel()["exercises"]
    assert exercises.keys() == {name}
    assert exercises[name].keys() == {"cases", "groups", "use"}
    for case, written in zip(inputs.cases(name), exercises[name]["cases"], strict=True):
        read = COURSE.value_types.read_inputs(written)
        assert list(read) == list(case.inputs)
        assert _same(list(read.values()), list(case.inputs.values()))


def _same(one, other):
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    return one == other


def test_another_secret_and_another_notebook_ask_for_other_numbers_the_same_one_does_not():
    name = "mean_squared_error"
    first = inputs_for(name)
    assert first.for_kernel() == inputs_for(name).for_kernel()
    assert first.for_kernel() != inputs_for(name, "  # changed").for_kernel()
    notebook = nbformat.v4.new_notebook(cells=[graded_cell(f'check("{name}", {name})')])
    assert first.for_kernel() != Inputs(COURSE, b"another", "a lesson", notebook).for_kernel()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('check("mean_squared_error", f)', Asked("mean_squared_error", None)),
        ('check("mean_squared_error", f, group="batch")', Asked("mean_squared_error", "batch")),
        ("import x\ncheck('makes_sense', makes_sense)", Asked("makes_sense", None)),
        ("check('no such exercise', f)", None),
        ("check(name, f)", None),
        ("assert f(1) == 1", None),
        ("!ls", None),
        ("def f(:", None),
    ],
)
def test_what_a_graded_cell_asks_for_is_read_from_its_text(source, expected):
    assert asked(COURSE, graded_cell(source)) == expected


def test_a_cell_that_is_not_graded_asks_for_nothing():
    assert asked(COURSE, new_code_cell('check("makes_sense", makes_sense)')) is None


# Reports that are none: each is a forged one that a kernel might send.

ONE = {"returned": encode(1.0), "error": "", "line": "", "printed": "", "changed": "", "warned": []}
CALLS = {"exercise": "mean_squared_error", "group": "one sample", "calls": [ONE, ONE]}
FORGED = {
    "nothing": {},
    "a list": [],
    "null": None,
    "another exercise": CALLS | {"exercise": "makes_sense"},
    "another group": CALLS | {"group": "batch"},
    "passed": CALLS | {"passed": True},
    "points": {"exercise": "mean_squared_error", "group": "one sample", "points": 5},
    "a value": {"exercise": "mean_squared_error", "group": "one sample", "value": encode(1.0)},
    "too few calls": CALLS | {"calls": [ONE]},
    "too many calls": CALLS | {"calls": [ONE] * 1000},
    "calls are no list": CALLS | {"calls": {"0": ONE}},
    "a call is no report": CALLS | {"calls": [1, 2]},
    "a call says more": CALLS | {"calls": [ONE | {"passed": True}] * 2},
    "an error is a number": CALLS | {"calls": [ONE | {"error": 0}] * 2},
    "a long text": CALLS | {"calls": [ONE | {"printed": "x" * 100_000}] * 2},
    "many warnings": CALLS | {"calls": [ONE | {"warned": ["x"] * 1000}] * 2},
    "warnings are a text": CALLS | {"calls": [ONE | {"warned": "x"}] * 2},
    "no kind of value": CALLS | {"calls": [ONE | {"returned": {"pickle": "gASV"}}] * 2},
    "two kinds of value": CALLS | {"calls": [ONE | {"returned": {"int": 1, "text": "x"}}] * 2},
}


@pytest.mark.parametrize("content", FORGED.values(), ids=FORGED)
def test_a_forged_report_is_none(content):
    with pytest.raises(NotAValue):
        read_report(content, "mean_squared_error", "one sample", 2)
    call = Asked("mean_squared_error", "one sample")
    verdict = judge(COURSE, call, [reported(content)], inputs_for("mean_squared_error"))
    assert not verdict.passed
    assert "did not say anything" in verdict.headline


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "nan", '"x"', "1e999", "\ud800"])
def test_a_report_that_is_no_json_is_none(text):
    output = new_output("display_data", {MIME: text})
    verdict = judge(COURSE, Asked("makes_sense", None), [output], inputs_for("makes_sense"))
    assert not verdict.passed


def test_the_first_report_about_the_cells_own_call_counts():
    name, group = "mean_squared_error", "one sample"
    inputs = inputs_for(name)
    file = inputs.for_kernel()
    exercise, types = file["exercises"][name], file["value types"]
    right, wrong = (
        {"exercise": name, "group": group}
        | answered_in_the_kernel(exercise, types, function, group)
        for function in (RIGHT_WAYS[name]["formula"], lambda A, T: 0.0)
    )
    other = right | {"exercise": "makes_sense"}
    call = Asked(name, group)
    assert judge(COURSE, call, [reported(other), reported(right), reported(wrong)], inputs).passed
    assert not judge(COURSE, call, [reported(wrong), reported(right)], inputs).passed


def test_an_error_that_came_before_is_said_in_one_sentence():
    error = new_output("error", ename="NameError", evalue="name 'check' is not defined\nmore")
    verdict = judge(COURSE, Asked("makes_sense", None), [error], inputs_for("makes_sense"))
    error = "This check could not be made. NameError: name 'check' is not defined"
    assert verdict.headline == error


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_kind_of_answer_makes_the_judge_stumble(name):
    answers = [None, True, 7, math.nan, "x" * 10_000, [], {}, {"a": [1, (2,)]}, {1: {2: 3}}, b"x"]
    answers += [np.ones(3), np.ones((2, 2)), [np.ones(2)], {np.float64(1): "x"}, object(), print]
    question = QUESTIONS[name]
    for answer in answers:
        for group in question.groups:
            value = answered_in_the_kernel(None, "", answer, group)
            content = {"exercise": name, "group": group} | json.loads(json.dumps(value))
            assert not judge(
                COURSE, Asked(name, group), [reported(content)], inputs_for(name)
            ).passed


def test_every_graded_cell_of_a_lesson_calls_check():
    notebook = nbformat.reads(json.dumps(solved()), as_version=4)
    graded = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    assert all(asked(COURSE, cell) for cell in graded)
    assert sum(cell.metadata.nbgrader.points for cell in graded) == ALL_POINTS

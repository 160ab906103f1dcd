"""The engine without this course: what a course hands in, what is refused, what is optional."""

import subprocess
import sys
from collections import namedtuple
from types import MappingProxyType

import numpy as np
import pytest

from checks import check as check_module
from checks import time_limit
from checks.check import verdict
from checks.course import Course, CourseError, load
from checks.exercise import Case, Exercise, Group
from checks.value_types import CannotBeSent, ValueTypes

Pair = namedtuple("Pair", "left right")


def exercise(reference, inputs, name="answer", **options):
    def draw(rng):
        for number in range(3):
            yield Case(f"case {number}", "any", inputs(rng))

    return Exercise(
        **{"name": name, "lesson": "01", "task": "", "outputs": ("result",), "draw": draw}
        | {"groups": {"all": Group(3)}, "reference": reference}
        | options
    )


def words_of(text):
    return text.split()


def texts(rng):
    return {"text": " ".join(rng.choice(["red", "green", "blue"], size=4))}


def numbers(rng):
    return {"x": rng.normal(size=3)}


WORDS = exercise(words_of, texts, exact=True)
DOUBLE = exercise(lambda x: 2 * x, numbers, hints={"result": "Twice as much."})


def said(asked, answer, **course):
    return verdict(Course(package="checks", exercises=[asked], **course), asked.name, answer)


def test_a_wrong_answer_to_an_exercise_without_known_mistakes_gets_its_numbers_and_a_hint():
    failed = said(DOUBLE, lambda x: x**2 + 1)
    assert not failed.passed
    assert failed.misconception is None
    assert "not one of the mistakes that we know" in str(failed)
    assert "Twice as much." in str(failed)
    assert said(DOUBLE, lambda x: x + x).passed


def test_a_mistake_that_any_course_knows_is_named_without_a_table():
    assert said(DOUBLE, lambda x: -2 * x).misconception == "sign turned round"


@pytest.mark.parametrize("answer", [str.split, lambda text: list(filter(None, text.split(" ")))])
def test_texts_and_lists_are_compared_exactly(answer):
    assert said(WORDS, answer).passed


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (lambda text: text.split()[1:], "result is wrong."),
        (lambda text: tuple(text.split()), "result is a tuple, expected a list."),
        (lambda text: None, "It returns nothing (None) yet."),
        (lambda text: text, "result is a str, expected a list."),
        (lambda text: [np.ones(2)] * 4, "result is wrong."),
        (lambda text: np.array(text.split()), "result is an ndarray, expected a list."),
    ],
)
def test_what_is_wrong_with_a_list_of_texts_is_said(answer, sentence):
    failed = said(WORDS, answer)
    assert not failed.passed
    assert failed.headline.startswith(sentence)


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, amount):
        self.total += amount
        return self.total


def add_all(counter, amounts):
    made = counter()
    return [made.add(amount) for amount in amounts]


def test_a_class_is_used_as_the_exercise_says():
    running = exercise(
        lambda amounts: [sum(amounts[: i + 1]) for i in range(len(amounts))],
        lambda rng: {"amounts": [int(n) for n in rng.integers(1, 9, size=4)]},
        exact=True,
        use=add_all,
    )
    assert said(running, Counter).passed
    assert "AttributeError" in said(running, dict).headline
    assert not said(running, type("Zero", (Counter,), {"add": lambda self, amount: 0})).passed


def endless(x):
    while True:
        x = x + 1


def test_an_endless_loop_is_stopped_once_and_said_so(monkeypatch):
    calls = []

    def counted(x):
        calls.append(1)
        endless(x)

    monkeypatch.setattr(time_limit, "SECONDS", 0.2)
    failed = said(DOUBLE, counted)
    assert "still running after 0.2 seconds" in failed.headline
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (abs, "its input x is the function abs: add it to the functions"),
        (Pair(1.0, 2.0), "its input x is a Pair: add Pair to the named_tuples"),
        (MappingProxyType({}), "its input x is of type mappingproxy, which cannot be sent"),
        (np.array(["a"]), "its input x is of type ndarray, which cannot be sent"),
        ([1.0, {"deep": (abs,)}], "its input x is the function abs"),
    ],
)
def test_a_kind_of_input_that_cannot_be_sent_is_refused_by_name(value, sentence):
    course = Course(exercises=[exercise(lambda x: 0.0, lambda rng: {"x": value}, "strange")])
    with pytest.raises(CourseError, match="Exercise strange, case “case 0”: ") as refused:
        course.refuse_what_cannot_be_graded()
    assert sentence in str(refused.value)


def test_a_use_that_stands_in_the_references_module_is_refused():
    course = Course(exercises=[exercise(words_of, texts, "words", use=add_all)])
    with pytest.raises(CourseError, match="Exercise words: its function `use` stands in"):
        course.refuse_what_cannot_be_graded()


def test_inputs_of_every_kind_come_back_as_they_were():
    types = ValueTypes("", {"abs": abs}, (Pair,))
    inputs = {
        "number": 3,
        "text": "é\n",
        "nothing": None,
        "nested": [(1, 2.5), {"key": [True]}],
        "function": abs,
        "pair": Pair([1.0], "x"),
    }
    back = types.read_inputs(types.write_inputs(inputs))
    assert back == inputs
    assert type(back["pair"]) is Pair
    assert type(back["nested"][0]) is tuple


def test_an_unknown_function_cannot_be_sent():
    with pytest.raises(CannotBeSent):
        ValueTypes("").write_inputs({"f": abs})


def test_no_address_is_a_course_without_exercises():
    assert load("").asked == {}
    assert load("").lessons == []


def test_the_second_hint_waits_for_the_same_mistake(monkeypatch):
    monkeypatch.setattr(check_module, "_mistakes_hinted_at", {})
    failed = said(DOUBLE, lambda x: -2 * x)
    hints = [check_module.hold_back_second_hint("d", failed).pointer for _ in range(2)]
    assert hints == ["", failed.pointer]


def test_the_engine_loads_nothing_of_this_course_or_of_the_grader():
    code = (
        "import pkgutil, sys, importlib, checks\n"
        "for module in pkgutil.iter_modules(checks.__path__, 'checks.'):\n"
        "    importlib.import_module(module.name)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('backprop', 'grader')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""A student's function is called once, on copies, and nothing that it does gets out."""

import sys
import warnings

import numpy as np
import pytest

from backprop import Layer
from checks.calling import PRINT_LIMIT, call

X = np.arange(6.0).reshape(3, 2)


def test_what_it_returns_is_kept():
    tried = call(lambda x: x + 1, {"x": X})
    assert np.array_equal(tried.returned, X + 1)
    assert (tried.error, tried.printed, tried.warned, tried.changed) == ("", "", (), "")


def test_inputs_are_passed_by_position():
    assert call(lambda a, b: (a, b), {"b": 1, "a": 2}).returned == (1, 2)


def loops(x):
    return loops(x)


def unwritten(x):
    raise NotImplementedError


def silent(x):
    raise ValueError


def unspeakable(x):
    class Unspeakable(Exception):
        def __str__(self):
            raise RuntimeError

    raise Unspeakable


def division(x):
    y = 0
    return 1 / y


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (loops, "It calls itself without end (RecursionError)."),
        (unwritten, "It is not written yet."),
        (division, "It stopped with an error. ZeroDivisionError: division by zero"),
        (silent, "It stopped with ValueError."),
        (unspeakable, "It stopped with Unspeakable."),
        (lambda x: sys.exit(), "It calls exit(), which would end the notebook. Return a value"),
        (lambda x: input(), "It waits for input(), which nobody can answer here."),
        (lambda x: missing, "It stopped with an error. NameError: name 'missing' is not defined"),  # noqa: F821
        (lambda x: x @ np.ones(7), "It stopped with an error. ValueError: matmul: "),
    ],
)
def test_an_exception_becomes_one_sentence(function, said, monkeypatch):
    def closed():
        raise EOFError

    monkeypatch.setattr("builtins.input", closed)
    error = call(function, {"x": X}).error
    assert error.startswith(said)
    assert "\n" not in error


def test_the_students_own_line_is_shown():
    tried = call(lambda x: division(x), {"x": X})
    assert tried.line.endswith("return 1 / y")


def test_a_line_of_numpys_is_not():
    def calls_numpy(x):
        return np.linalg.inv(np.zeros((2, 2)))

    assert call(calls_numpy, {"x": X}).line.endswith("return np.linalg.inv(np.zeros((2, 2)))")


def test_a_user_can_still_interrupt():
    def interrupted(x):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call(interrupted, {"x": X})


def test_the_beginning_of_what_is_printed_is_kept(capsys):
    def chatty(x):
        for _ in range(100_000):
            print("hello")
        print("an error", file=sys.stderr)

    printed = call(chatty, {"x": X}).printed
    assert printed.startswith("hello\nhello\n")
    assert len(printed) < PRINT_LIMIT + 100
    assert printed.endswith("more characters")
    assert capsys.readouterr() == ("", "")


def test_warnings_are_kept_once_each():
    def warns(x):
        for _ in range(3):
            np.array([1.0]) / np.array([0.0])

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert call(warns, {"x": X}).warned == ("divide by zero encountered in divide",)


def test_in_place_changes_are_named_and_reach_nobody_else():
    x, layers = X.copy(), [Layer(X.copy(), np.ones(2))]

    def spoils(x, layers, lr):
        x += 1
        layers[0].W[0] = 7

    assert call(spoils, {"x": x, "layers": layers, "lr": 1}).changed == "x, layers"
    assert np.array_equal(x, X)
    assert np.array_equal(layers[0].W, X)


def test_an_entry_that_was_moved_and_put_back_is_no_change():
    def moves(x):
        x[0, 0] += 1e-5
        x[0, 0] -= 1e-5

    assert call(moves, {"x": X + 0.3}).changed == ""


@pytest.mark.parametrize(
    "replacement", [None, 1.0, (), ("W", "b"), np.array([None, 1], dtype=object), object(), [1]]
)
def test_an_entry_replaced_by_anything_is_a_change(replacement):
    def replaces(layers, arrays):
        layers[0] = arrays[0] = replacement

    tried = call(replaces, {"layers": [Layer(X, X[0], "tanh")], "arrays": [X]})
    assert tried.error == ""
    assert tried.changed == "layers, arrays"


def test_an_entry_taken_away_is_a_change():
    assert call(lambda arrays: arrays.pop(), {"arrays": [X]}).changed == "arrays"

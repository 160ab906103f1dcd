"""Calling the student's functions in the places of ours, for the stepper."""

from inspect import signature
from itertools import chain

import numpy as np

import backprop as bp
from checks.calling import call, fresh
from checks.comparing import compare
from checks.time_limit import time_limited

# What a student's function may replace, by the names of the lessons.
REPLACEABLE = {
    name: getattr(bp, name)
    for name in (
        "mean_squared_error",
        "output_delta",
        "weight_gradient",
        "bias_gradient",
        "output_layer",
        "hidden_delta",
        "backward",
        "gradient_step",
    )
}


class FunctionProblem(Exception):
    """A student's function returned nothing that could be shown; the text is a sentence."""


def arrays_from(functions, name, arguments, expected):
    """The arrays that the student's function of that name returns, or else ours.

    ``expected`` has arrays of the right shapes, as many as there should be.
    """
    if name not in functions:
        returned = REPLACEABLE[name](*arguments)
        return list(returned) if len(expected) > 1 else [returned]
    returned = _values_from(functions, name, arguments, len(expected))
    count = len(expected)
    names = ["it"] if count == 1 else [f"entry {i + 1}" for i in range(count)]
    return _as_arrays(name, names, expected, returned)


def gradients_from(functions, layers, cache, T, expected):
    """The deltas, dWs and dbs that the student's ``backward`` returns."""
    count = len(layers)
    names = [f"{name} of layer {l + 1}" for name in ("delta", "dW", "db") for l in range(count)]
    returned = _values_from(functions, "backward", (layers, cache, T), 3)
    lists = [
        _list_of(values, count, f"backward: {name}")
        for name, values in zip(("deltas", "dWs", "dbs"), returned, strict=True)
    ]
    arrays = _as_arrays("backward", names, chain(*expected), chain(*lists))
    return arrays[:count], arrays[count : 2 * count], arrays[2 * count :]


def _values_from(functions, name, arguments, count):
    parameters = signature(REPLACEABLE[name]).parameters
    inputs = dict(zip(parameters, map(fresh, arguments), strict=True))
    tried = call(time_limited(functions[name]), inputs)
    if tried.error:
        where = f" It was at {tried.line}." if tried.line else ""
        raise FunctionProblem(f"{name}: {tried.error.rstrip('.')}.{where}")
    if tried.changed:
        raise FunctionProblem(f"{name} changes its input {tried.changed} in place. Work on a copy.")
    if tried.returned is None:
        raise FunctionProblem(f"{name} returns nothing (None) yet.")
    return [tried.returned] if count == 1 else _list_of(tried.returned, count, name)


def _list_of(value, count, name):
    if not isinstance(value, list | tuple) or len(value) != count:
        actual = f"{len(value)}" if isinstance(value, list | tuple) else "something else"
        raise FunctionProblem(f"{name} should be {count} things; it is {actual}.")
    return list(value)


def _as_arrays(function, names, expected, received):
    arrays = []
    for name, right, value in zip(names, expected, received, strict=True):
        difference, _ = compare(right, value, name, tolerance=np.inf)
        if difference and difference.kind not in ("value", "not finite"):
            raise FunctionProblem(f"{function}: {difference.sentence}")
        arrays.append(np.asarray(value, dtype=float).reshape(np.shape(right)))
    return arrays

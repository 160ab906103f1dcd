"""Calling the student's functions for a picture: it is drawn, or one sentence says why not."""

from functools import wraps

import numpy as np

from checks.calling import attempt
from checks.time_limit import time_limited


class CannotYet(Exception):
    """Its text is the widget's ``problem``. It sends the student to the check, which says more."""

    def __init__(self, function, reason):
        name = getattr(function, "__name__", "<lambda>")
        name = "your function" if name == "<lambda>" else name
        super().__init__(
            f"Here your own code draws a picture. It cannot yet: make {name} pass its check, "
            f"then run this cell again. ({reason.strip()})"
        )


class Unfit(Exception):
    """What came back is not what the picture needs."""


def ask(function, questions):
    """``questions()`` calls the student's function as often as it likes, all in one time limit.

    It reads the answers with :func:`number` and :func:`array`. Whatever goes wrong in it becomes
    :class:`CannotYet`.
    """

    @wraps(function)
    def answers():
        try:
            return questions(), ""
        except Unfit as problem:
            return None, str(problem)

    tried = attempt(time_limited(answers), {})
    result, unfit = tried.returned or (None, tried.error)
    if unfit:
        raise CannotYet(function, unfit)
    return result


def number(value):
    """One finite number, however it is wrapped: a float, an np.float32, an array without axes."""
    return float(array(value, ()))


def array(value, shape, finite=True):
    """Numbers of this shape, from an array or nested lists; an np.matrix may stand for (d,)."""
    if value is None:
        raise Unfit("It returns nothing.")
    try:
        numbers = np.asarray(value)
    except ValueError:  # lists of different lengths
        numbers = np.asarray(None)
    if numbers.dtype.kind not in "biuf":
        raise Unfit(f"It returns {type(value).__name__} where numbers are expected.")
    numbers = numbers.astype(float)
    if isinstance(value, np.matrix) and len(shape) == 1:
        numbers = numbers.ravel()
    if numbers.shape != shape:
        expected = f"an array of shape {shape}" if shape else "one number"
        came = f"an array of shape {numbers.shape}" if numbers.shape else "one number"
        raise Unfit(f"It returns {came} where {expected} is expected.")
    if finite and not np.all(np.isfinite(numbers)):
        raise Unfit(f"It returns {numbers[~np.isfinite(numbers)].flat[0]}, which is no number.")
    return numbers


def unpacked(value, count):
    """The parts of a tuple or list of that length."""
    if value is None:
        raise Unfit("It returns nothing.")
    if not isinstance(value, tuple | list) or len(value) != count:
        raise Unfit(f"It has to return {count} things.")
    return value

"""Calling a student's function for a picture; one sentence where it cannot be drawn."""

from functools import wraps

import numpy as np

from checks import calling
from checks.time_limit import time_limited


class CannotDraw(Exception):
    """Its text is the widget's ``problem``. It sends the student to the check, which says more."""

    def __init__(self, function, reason):
        name = getattr(function, "__name__", "<lambda>")
        name = "your function" if name == "<lambda>" else name
        super().__init__(
            f"Here your own code draws a picture. It cannot yet: make {name} pass its check, "
            f"then run this cell again. ({reason.strip()})"
        )


class Unusable(Exception):
    """A returned value that the picture cannot use; the text is one sentence."""


def call(function, compute):
    """``compute()``, which calls the student's ``function`` as often as it likes.

    All calls together have one time limit. ``compute`` reads what the function returns with
    :func:`number`, :func:`array` and :func:`unpacked`. Whatever goes wrong becomes
    :class:`CannotDraw`.
    """

    @wraps(function)
    def result_or_problem():
        try:
            return compute(), ""
        except Unusable as problem:
            return None, str(problem)

    tried = calling.call(time_limited(result_or_problem), {})
    result, problem = tried.returned or (None, tried.error)
    if problem:
        raise CannotDraw(function, problem)
    return result


def number(value):
    """One finite number, in whatever form: a float, an np.float32, an array without axes."""
    return float(array(value, ()))


def array(value, shape, finite=True):
    """Floats of this shape, from an array or nested lists; for (d,) an np.matrix will do."""
    if value is None:
        raise Unusable("It returns nothing.")
    try:
        numbers = np.asarray(value)
    except ValueError:  # lists of different lengths
        numbers = np.asarray(None)
    if numbers.dtype.kind not in "biuf":
        raise Unusable(f"It returns {type(value).__name__} where numbers are expected.")
    numbers = numbers.astype(float)
    if isinstance(value, np.matrix) and len(shape) == 1:
        numbers = numbers.ravel()
    if numbers.shape != shape:
        expected = f"an array of shape {shape}" if shape else "one number"
        returned = f"an array of shape {numbers.shape}" if numbers.shape else "one number"
        raise Unusable(f"It returns {returned} where {expected} is expected.")
    if finite and not np.all(np.isfinite(numbers)):
        raise Unusable(f"It returns {numbers[~np.isfinite(numbers)].flat[0]}, which is no number.")
    return numbers


def unpacked(value, count):
    """The entries of a tuple or list of that length."""
    if value is None:
        raise Unusable("It returns nothing.")
    if not isinstance(value, tuple | list) or len(value) != count:
        raise Unusable(f"It has to return {count} values.")
    return value

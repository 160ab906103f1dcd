"""How a wrong array may be related to the right one, whatever the exercise.

There are two kinds. A *slip*, such as a forgotten sign, factor or transpose, turns the right array
into the wrong one. A *relation* can only be recognised: it returns a word that has to be the same
in all cases, or None.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from checks.comparing import as_numbers, compare

NEARLY = 1e-4  # in parts of the largest entry; a wrong formula is farther off
SINGLE = 1e-2  # what single precision may lose on the way


class Words(NamedTuple):
    """What is said about it: see :class:`~checks.misconception.Misconception`.

    An empty pointer stands for the exercise's own hint.
    """

    name: str
    belief: str
    nudge: str
    pointer: str = ""
    convention: bool = False


class Slip(NamedTuple):
    """``apply(right, n)``: the array of somebody who makes this slip, for n samples."""

    words: Words
    apply: Callable


class Relation(NamedTuple):
    """``holds(right, received)``: None, or a word that all cases have to share."""

    words: Words
    holds: Callable


def _factor(name, factor):
    nudge = "Every number is off by the same factor. Where could it come from?"
    belief = f"Somewhere on the way everything is {name}."
    return Slip(Words(name, belief, nudge), lambda right, n: factor(n, right) * right)


def _columns(right):
    return right.shape[-1] if right.ndim else 1


TRANSPOSED = Slip(
    Words(
        "samples as columns: transposed",
        "Samples are columns, as in some textbooks; there this would be right.",
        "Your numbers are right, but turned round. What is a row here, and what a column?",
        "Compare the shape that is asked for with yours.",
        convention=True,
    ),
    lambda right, n: right.T,
)
SIGN = Slip(
    Words(
        "sign turned round",
        "The direction of a difference, or of a step, does not matter.",
        "Every number has the opposite sign. Which way round is your difference?",
    ),
    lambda right, n: -right,
)
UPSIDE_DOWN = Slip(
    Words(
        "upside down",
        "It does not matter what is divided by what.",
        "Where your number is large, it should be small. What stands above the line?",
    ),
    lambda right, n: 1 / right,
)
FACTORS = (
    _factor("n times too large", lambda n, right: n),
    _factor("divided by n once too often", lambda n, right: 1 / n),
    _factor("twice too large", lambda n, right: 2),
    _factor("half as large", lambda n, right: 0.5),
    _factor("divided by the number of columns", lambda n, right: 1 / _columns(right)),
    _factor("multiplied by the number of columns", lambda n, right: _columns(right)),
    _factor("divided by the number of entries", lambda n, right: 1 / (n * _columns(right))),
    _factor("divided by n twice too often", lambda n, right: 1 / n**2),
    _factor("n² times too large", lambda n, right: n**2),
    _factor("4 times too large", lambda n, right: 4),
    _factor("a quarter as large", lambda n, right: 0.25),
    _factor("2n times too large", lambda n, right: 2 * n),
    _factor("divided by 2n once too often", lambda n, right: 1 / (2 * n)),
    _factor("half as large, and n times", lambda n, right: n / 2),
    _factor("divided by n once too often, and doubled", lambda n, right: 2 / n),
)


def both(first, second):
    """One slip after the other."""
    name = f"{first.words.name}, and {second.words.name}"
    words = first.words._replace(name=name, convention=False)
    return Slip(words, lambda right, n: second.apply(first.apply(right, n), n))


SLIPS = (SIGN, UPSIDE_DOWN, *FACTORS, *(both(SIGN, factor) for factor in FACTORS))


def close(right, received, tolerance=1e-9):
    """The same shape and numbers, but for rounding."""
    return compare(right, received, "", tolerance)[0] is None


def _array(received):
    return as_numbers(received)[0]


def _same_shape(holds):
    """Only for received arrays of the right shape, all finite."""

    def guarded(right, received):
        array = _array(received)
        if array is None or array.shape != right.shape or not np.isfinite(array).all():
            return None
        return holds(right, array.astype(float))

    return guarded


def other_shape(right, received):
    array = _array(received)
    if array is None or array.shape == right.shape or array.size != right.size:
        return None
    return "shape" if close(right.ravel(), array.ravel()) else None


@_same_shape
def constant_factor(right, received):
    square = np.sum(right * right)
    factor = float(np.sum(right * received) / square) if square else 0.0
    if factor and close(factor * right, received):
        return f"{factor:.6g}"
    return None


def _permuted(right, received, most=128):
    """Whether the rows are the right ones in another order."""
    if not 1 < len(right) <= most:
        return False
    rows, others = right.reshape(len(right), -1), received.reshape(len(right), -1)
    scale = np.max(np.abs(rows)) or 1.0
    equal = np.max(np.abs(rows[:, None] - others[None]), axis=-1) < 1e-9 * scale
    return bool((equal.sum(axis=0) == 1).all() and (equal.sum(axis=1) == 1).all())


@_same_shape
def rows_permuted(right, received):
    return "rows" if right.ndim and _permuted(right, received) else None


@_same_shape
def columns_permuted(right, received):
    return "columns" if right.ndim == 2 and _permuted(right.T, received.T) else None


def _wrong(right, received):
    scale = np.maximum(np.abs(right), 1e-6 * np.max(np.abs(right)) or 1.0)
    return np.abs(received - right) > 1e-9 * scale


@_same_shape
def one_entry(right, received):
    return "one" if right.size > 3 and np.count_nonzero(_wrong(right, received)) == 1 else None


@_same_shape
def one_row(right, received):
    """The first or last row alone is wrong, in all of several."""
    if right.ndim != 2 or len(right) < 3:
        return None
    rows = np.flatnonzero(_wrong(right, received).any(axis=1))
    return {0: "first", len(right) - 1: "last"}.get(rows[0]) if len(rows) == 1 else None


@_same_shape
def one_column(right, received):
    if right.ndim != 2 or right.shape[1] < 3:
        return None
    columns = np.flatnonzero(_wrong(right, received).any(axis=0))
    places = {0: "first", right.shape[1] - 1: "last"}
    return places.get(columns[0]) if len(columns) == 1 else None


@_same_shape
def cut_off(right, received):
    cut = (np.trunc(right), np.floor(right))
    return "cut" if any(close(array, received) for array in cut) else None


@_same_shape
def rounded(right, received):
    digits = range(9)
    return "rounded" if any(close(np.round(right, d), received, 1e-12) for d in digits) else None


def single_precision(right, received):
    """Only numbers that float32 can hold, and near the right ones."""
    array = _array(received)
    if array is None or array.shape != right.shape or not np.isfinite(array).all():
        return None
    largest = np.max(np.abs(right)) or 1.0
    if np.max(np.abs(array)) > 1e30 or np.array_equal(array, np.round(array)):
        return None
    held = np.array_equal(array, array.astype(np.float32))
    return "float32" if held and np.max(np.abs(array - right)) < SINGLE * largest else None


@_same_shape
def nearly(right, received):
    largest = np.max(np.abs(right)) or 1.0
    return "nearly" if np.max(np.abs(received - right)) < NEARLY * largest else None


OTHER_SHAPE = Relation(
    Words(
        "right numbers, other shape",
        "An array with one dimension more, or less, is the same array.",
        "All numbers are right. How many dimensions are asked for, and how many has yours?",
        "Look at keepdims, squeeze, reshape and indices like [0]: each changes the dimensions.",
    ),
    other_shape,
)
RELATIONS = (
    Relation(
        Words(
            "fractions cut off",
            "An array of whole numbers can hold any number.",
            "What has become of the digits behind the point?",
            "Look for a dtype of int, or a // where / is due.",
        ),
        cut_off,
    ),
    Relation(
        Words(
            "rounded",
            "A few digits are enough.",
            "How many digits does your answer have, and how many had it before you rounded it?",
            "Return the numbers as they are: rounding is for showing them.",
        ),
        rounded,
    ),
    Relation(
        Words(
            "single precision",
            "Seven digits are enough.",
            "How many digits of your answer are right? Which dtype keeps as many?",
            "Look for float32 or float16 on the way: everything here is float64.",
        ),
        single_precision,
    ),
    Relation(
        Words(
            "nearly right",
            "An approximation is as good as a formula.",
            "All of it is as close as a finite difference or rounded numbers come. "
            "Which of the two is it?",
            "The formula gives all digits.",
        ),
        nearly,
    ),
    Relation(
        Words(
            "one entry wrong",
            "The rule is the same for almost all entries.",
            "All entries but one are right. What is different about that one?",
            "Look at where your loop or slice starts and ends.",
        ),
        one_entry,
    ),
    Relation(
        Words(
            "one sample wrong",
            "The rule is the same for almost all samples.",
            "All rows but one are right. What is different about that one?",
            "Look at where your loop or slice starts and ends.",
        ),
        one_row,
    ),
    Relation(
        Words(
            "one column wrong",
            "The rule is the same for almost all columns.",
            "All columns but one are right. What is different about that one?",
            "Look at where your loop or slice starts and ends.",
        ),
        one_column,
    ),
    Relation(
        Words(
            "rows in another order",
            "The order of the rows does not matter.",
            "All rows are there, but not in their places. Which comes first?",
            "Look at insert, append and [::-1]: each decides about the order.",
        ),
        rows_permuted,
    ),
    Relation(
        Words(
            "columns in another order",
            "The order of the columns does not matter.",
            "All columns are there, but not in their places. Which comes first?",
            "Look at insert, append and [::-1]: each decides about the order.",
        ),
        columns_permuted,
    ),
    Relation(
        Words(
            "a constant factor",
            "Somewhere on the way everything is multiplied by the same number.",
            "Every number is off by the same factor. Where could it come from?",
        ),
        constant_factor,
    ),
)

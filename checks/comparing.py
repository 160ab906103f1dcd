"""Compare one received array with the expected one, and say what is the first thing wrong.

The order is fixed: is it an array of numbers, its shape, its dtype, is it finite, its values. The
relative error of an entry is |received - expected| / |expected|, with the denominator kept above
a fraction of the array's largest entry: where terms cancel, no way of computing has more digits.
"""

from dataclasses import dataclass

import numpy as np

FLOOR = 1e-6  # of the largest entry
FLOAT32_TOLERANCE, FLOAT32_FLOOR = 2e-4, 1e-2


@dataclass(frozen=True)
class Difference:
    """The first thing wrong with one output."""

    kind: str  # "missing", "not numbers", "shape", "dtype", "not finite" or "value"
    output: str
    sentence: str
    expected: object = None
    received: object = None
    error: float = float("nan")
    distance: float = float("nan")  # the largest error, in parts of the largest entry


def compare(expected, received, output, tolerance):
    """(None, largest relative error) if they agree, else (Difference, largest relative error)."""
    expected = np.asarray(expected)

    def differs(kind, sentence, **numbers):
        return Difference(kind, output, sentence, **numbers), numbers.get("error", float("nan"))

    if received is None or received is Ellipsis:
        return differs("missing", f"{output} is {received}: nothing was computed for it.")
    array, problem = as_numbers(received)
    if problem:
        return differs("not numbers", f"{output} {problem}")
    if isinstance(received, np.matrix) and expected.ndim == 1:
        array = array.ravel()  # an np.matrix cannot have one dimension
    if array.shape != expected.shape:
        return differs("shape", _about_shapes(output, expected.shape, array.shape))
    if array.dtype == np.float16:
        return differs("dtype", f"{output} has dtype float16, which keeps 3 digits: use float64.")
    if not np.isfinite(array).all():
        where = _index(np.argmin(np.isfinite(array)), array.shape)
        bad = array[where]
        return differs("not finite", f"{output}{_at(where)} is {bad}: a number was expected.")

    if array.dtype == np.float32:
        tolerance, floor = max(tolerance, FLOAT32_TOLERANCE), FLOAT32_FLOOR
    else:
        floor = FLOOR
    if not expected.size:
        return None, 0.0
    largest = np.max(np.abs(expected))
    scale = np.maximum(np.abs(expected), floor * largest or 1.0)
    with np.errstate(over="ignore"):  # a received 1e308 is wrong, and no reason to warn anybody
        off = np.abs(array - expected)
        errors = off / scale
        distance = float(np.max(off) / (largest or 1.0))
    worst = _index(np.argmax(errors), errors.shape)
    error = float(errors[worst])
    if error <= tolerance:
        return None, error
    return differs(
        "value",
        _about_values(output, errors, tolerance, worst, received),
        expected=float(expected[worst]),
        received=float(array[worst]),
        error=error,
        distance=distance,
    )


def compare_exactly(expected, received, output):
    """As :func:`compare`, for texts, whole numbers, and lists, tuples and dicts of these."""

    def differs(kind, sentence, **values):
        return Difference(kind, output, sentence, **values), 1.0

    if received is Ellipsis or (received is None and expected is not None):
        return differs("missing", f"{output} is {received}: nothing was computed for it.")
    if isinstance(received, np.generic):
        received = received.item()
    if type(received) is not type(expected):
        kinds = (with_article(type(value).__name__) for value in (received, expected))
        return differs("type", "{} is {}, expected {}.".format(output, *kinds))
    try:
        equal = bool(received == expected)
    except ValueError:  # an array where a plain value was due
        equal = False
    if equal:
        return None, 0.0
    return differs("exact value", f"{output} is wrong.", expected=expected, received=received)


def as_numbers(received):
    """(a plain array of real numbers, "") or (None, what is wrong with it)."""
    kind = with_article(type(received).__name__)
    if isinstance(received, dict | set | str | bytes) or callable(received):
        return None, f"is {kind}: an array of numbers was expected."
    if np.ma.isMaskedArray(received):
        return None, "is a masked array: return a plain one."
    try:
        array = np.array(received)
        if array.dtype == object:
            array = array.astype(float)
    except Exception:
        return None, f"is {kind} that NumPy cannot make an array of numbers from."
    if np.iscomplexobj(array):
        return None, "has complex numbers in it: real ones were expected."
    if array.dtype.kind not in "fiub":
        return None, f"has dtype {array.dtype}: numbers were expected."
    if array.dtype.kind in "iub":
        array = array.astype(float)
    return array, ""


def _about_shapes(output, expected, received):
    if not received or not expected:
        return f"{output} is {_noun(received)}, expected {_noun(expected)}."
    sentence = f"{output} has shape {received}, expected {expected}."
    if received == expected[::-1]:
        sentence += " It is the wrong way round: something has to be transposed."
    elif np.prod(received) == np.prod(expected):
        sentence += (
            " The same number of entries, arranged differently: such arrays *broadcast* in "
            "the next operation and give a wrong result without any error."
        )
    return sentence


def _noun(shape):
    return f"an array of shape {shape}" if shape else "a single number"


def _about_values(output, errors, tolerance, worst, received):
    wrong = np.count_nonzero(errors > tolerance)
    sentence = f"{output} has the right shape, but "
    sentence += "its value is wrong." if errors.ndim == 0 else f"{wrong} of {errors.size} entries "
    if errors.ndim:
        sentence += f"{'is' if wrong == 1 else 'are'} wrong; the worst is {output}{_at(worst)}."
    if np.asarray(received).dtype.kind in "iu":
        sentence += " Its dtype is int: fractions are cut off."
    return sentence


def _index(flat, shape):
    return tuple(int(i) for i in np.unravel_index(flat, shape))


def _at(index):
    return f"[{', '.join(map(str, index))}]" if index else ""


def with_article(noun):
    """An int, a list."""
    return f"{'an' if noun.startswith(('a', 'e', 'i', 'o', 'u', 'nd')) else 'a'} {noun}"

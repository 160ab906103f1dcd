"""One array is compared with another, and the first thing wrong with it is said."""

import numpy as np
import pytest

from checks.comparing import compare

EXPECTED = np.array([[1.0, -2.0, 3.0], [4.0, 5.0, -6.0]])
VECTOR = np.array([1.0, 2.0, 3.0])


def difference(received, expected=EXPECTED, tolerance=1e-9):
    return compare(expected, received, "dW", tolerance)[0]


matrices = pytest.mark.filterwarnings("ignore:the matrix subclass:PendingDeprecationWarning")


@pytest.mark.parametrize(
    "received",
    [
        EXPECTED,
        EXPECTED.tolist(),
        EXPECTED.astype(int),
        np.asfortranarray(EXPECTED),
        EXPECTED.astype(np.float32) * np.float32(1 + 1e-5),
        EXPECTED.astype(np.longdouble),
        EXPECTED.astype(object),
        EXPECTED * (1 + 1e-12),
        tuple(map(tuple, EXPECTED)),
        np.broadcast_to(EXPECTED, (1, 2, 3))[0],
    ],
    ids=lambda received: f"{type(received).__name__} {getattr(received, 'dtype', '')}",
)
def test_the_same_numbers_in_any_form_agree(received):
    assert difference(received) is None


@matrices
def test_an_np_matrix_is_as_good():
    assert difference(np.matrix(EXPECTED)) is None
    assert difference(np.matrix(VECTOR), VECTOR) is None


def test_numbers_of_any_kind_stand_for_a_number():
    for received in (2, 2.0, np.float64(2), np.array(2.0), np.float32(2), True + 1):
        assert difference(received, np.float64(2.0)) is None


@pytest.mark.parametrize(
    ("received", "kind", "said"),
    [
        (None, "missing", "dW is None: nothing was computed for it."),
        (..., "missing", "dW is Ellipsis: nothing was computed for it."),
        ("1, 2", "not numbers", "dW is a str: an array of numbers was expected."),
        ({1: 2}, "not numbers", "dW is a dict: an array of numbers was expected."),
        (np.sum, "not numbers", "an array of numbers was expected."),
        ([[1, 2], [3]], "not numbers", "dW is a list that NumPy cannot make an array of numbers"),
        ([[None] * 3] * 2, "not finite", "dW[0, 0] is nan: a number was expected."),
        (EXPECTED + 0j, "not numbers", "dW has complex numbers in it: real ones were expected."),
        (np.ma.array(EXPECTED), "not numbers", "dW is a masked array: return a plain one."),
        (EXPECTED.astype("U4"), "not numbers", "dW has dtype <U4: numbers were expected."),
        (EXPECTED.astype(np.float16), "dtype", "float16, which keeps 3 digits: use float64."),
        (EXPECTED.T, "shape", "dW has shape (3, 2), expected (2, 3). It is the wrong way round"),
        (EXPECTED.ravel(), "shape", "such arrays *broadcast*"),
        (1.0, "shape", "dW is a single number, expected an array of shape (2, 3)."),
        (np.zeros((0, 3)), "shape", "dW has shape (0, 3), expected (2, 3)."),
        (np.array([[1, -2, np.nan], [4, 5, -6]]), "not finite", "dW[0, 2] is nan: a number"),
        (np.array([[1, -2, 3], [4, 5, -np.inf]]), "not finite", "dW[1, 2] is -inf: a number"),
        (-EXPECTED, "value", "dW has the right shape, but 6 of 6 entries are wrong"),
    ],
)
def test_the_first_thing_wrong_is_said(received, kind, said):
    found = difference(received)
    assert found.kind == kind
    assert said in found.sentence


def test_the_worst_entry_is_named_with_both_values():
    received = EXPECTED.copy()
    received[0, 1], received[1, 2] = -2.1, -9.0
    found = difference(received)
    assert "2 of 6 entries are wrong; the worst is dW[1, 2]." in found.sentence
    assert (found.expected, found.received, found.error) == (-6.0, -9.0, 0.5)


def test_a_wrong_sum_of_whole_numbers_is_told_why():
    assert (
        "Its dtype is int: fractions are cut off."
        in difference(EXPECTED.astype(int), EXPECTED + 0.5).sentence
    )


def test_an_error_is_relative_to_its_own_entry():
    """A small entry may not hide behind a large one."""
    expected = np.array([1.0, 1e-3])
    assert difference(np.array([1.0, 1.01e-3]), expected).kind == "value"


def test_rounding_where_terms_cancel_is_no_error():
    """Entries below a millionth of the largest have no more digits than that."""
    assert difference(np.array([1.0, 1e-16]), np.array([1.0, 0.0])) is None


def test_float32_is_right_to_its_own_precision_only():
    assert difference((VECTOR * 1.001).astype(np.float32), VECTOR).kind == "value"
    assert difference(VECTOR * (1 + 1e-5), VECTOR).kind == "value"


def test_a_class_that_agrees_with_everything_is_not_asked():
    class Agreeable(np.ndarray):
        __eq__ = __le__ = __lt__ = lambda self, other: True
        __sub__ = __rsub__ = lambda self, other: np.zeros(3)

    assert difference((VECTOR * 2).view(Agreeable), VECTOR).kind == "value"

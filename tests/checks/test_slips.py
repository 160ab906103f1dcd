"""How a wrong array may be related to the right one."""

import numpy as np
import pytest

from checks.slips import FACTORS, OTHER_SHAPE, RELATIONS, SIGN, TRANSPOSED

RIGHT = np.random.default_rng(0).normal(size=(4, 3)) * 3
one_off = RIGHT.copy()
one_off[2, 1] += 1
row_off, column_off = RIGHT.copy(), RIGHT.copy()
row_off[-1] *= 1.5
column_off[:, 0] += 1

EXAMPLES = {
    "fractions cut off": RIGHT.astype(int),
    "rounded": RIGHT.round(3),
    "single precision": RIGHT.astype(np.float32),
    "nearly right": RIGHT + 1e-6,
    "one entry wrong": one_off,
    "one sample wrong": row_off,
    "one column wrong": column_off,
    "rows in another order": RIGHT[::-1],
    "columns in another order": RIGHT[:, [1, 0, 2]],
    "a constant factor": 7.5 * RIGHT,
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_relation_is_recognised(name):
    first = next(r for r in RELATIONS if r.holds(RIGHT, EXAMPLES[name]) is not None)
    assert first.words.name == name


def test_every_relation_has_an_example():
    assert {relation.words.name for relation in RELATIONS} == EXAMPLES.keys()


@pytest.mark.parametrize(
    "received", [np.sin(RIGHT), RIGHT + 1, np.zeros((4, 3)) + np.nan, "x", None, np.ones((2, 2))]
)
def test_anything_else_is_related_in_no_way(received):
    assert not any(relation.holds(RIGHT, received) for relation in (*RELATIONS, OTHER_SHAPE))


@pytest.mark.parametrize("received", [RIGHT.ravel(), RIGHT[None], RIGHT.reshape(2, 6)])
def test_the_right_numbers_in_another_shape(received):
    assert OTHER_SHAPE.holds(RIGHT, received)


def test_a_slip_makes_the_wrong_array_from_the_right_one():
    assert np.array_equal(TRANSPOSED.apply(RIGHT, 4), RIGHT.T)
    assert np.array_equal(SIGN.apply(RIGHT, 4), -RIGHT)
    named = {slip.words.name: slip.apply(RIGHT, 4)[0, 0] / RIGHT[0, 0] for slip in FACTORS}
    assert named["n times too large"] == pytest.approx(4)
    assert named["divided by the number of columns"] == pytest.approx(1 / 3)

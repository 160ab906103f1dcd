"""The small problems that the lessons learn."""

import numpy as np
import pytest

from backprop import toy_data

SEEDED = pytest.mark.parametrize("data", [toy_data.spiral, toy_data.two_moons])


def test_xor_is_1_where_exactly_one_coordinate_is():
    X, T = toy_data.xor()
    assert X.shape == (4, 2)
    assert {tuple(x): t for x, (t,) in zip(X.tolist(), T.tolist(), strict=True)} == {
        (0, 0): 0,
        (0, 1): 1,
        (1, 0): 1,
        (1, 1): 0,
    }


@SEEDED
@pytest.mark.parametrize("n", [1, 2, 7, 200])
def test_shapes_are_those_of_the_network_and_classes_are_balanced(data, n):
    X, T = data(n=n)
    assert X.shape == (n, 2)
    assert T.shape == (n, 1)
    assert X.dtype == T.dtype == np.float64
    assert np.isfinite(X).all()
    assert set(T.ravel()) <= {0, 1}
    assert np.sum(T == 1) == n // 2


@SEEDED
def test_the_same_seed_gives_the_same_data_and_another_seed_other_data(data):
    np.testing.assert_array_equal(data()[0], data(seed=0)[0])
    assert not np.isclose(data(seed=0)[0], data(seed=1)[0]).all(axis=1).any()


@SEEDED
def test_noise_moves_the_points_and_not_the_targets(data):
    (clean, targets), (noisy, same) = data(noise=0.0), data(noise=0.1)
    assert 0.05 < np.std(noisy - clean) < 0.15
    np.testing.assert_array_equal(targets, same)


def test_a_spirals_arms_are_half_a_turn_apart_and_within_the_unit_circle():
    X, T = toy_data.spiral(n=400, noise=0.0)
    radius = np.linalg.norm(X, axis=1)
    assert radius.max() <= 1
    angle = np.arctan2(X[:, 1], X[:, 0]) - 2 * np.pi * radius - np.pi * T[:, 0]
    np.testing.assert_allclose(np.cos(angle), 1)


@pytest.mark.parametrize("data", [toy_data.xor, toy_data.spiral, toy_data.two_moons])
def test_no_straight_line_is_right_everywhere(data):
    X, T = data()
    turns = np.linspace(0, 2 * np.pi, 360)
    along = X @ np.array([np.cos(turns), np.sin(turns)])  # each column: one direction to cut across
    best = max(
        np.mean((column > cut) == (T[:, 0] == 1)) for column in along.T for cut in np.sort(column)
    )
    assert best < 0.95

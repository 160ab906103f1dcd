"""The loss and its gradient."""

import numpy as np
import oracle
import pytest
from autograd import grad

from backprop import mean_squared_error, mean_squared_error_gradient

RNG = np.random.default_rng(1)


def test_the_loss_is_half_the_squared_distance_averaged_over_samples():
    A, T = np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([[0.0, 2.0], [1.0, 1.0]])
    assert mean_squared_error(A, T) == (1 + 0 + 4 + 16) / 4


def test_what_is_right_costs_nothing_and_has_no_gradient():
    T = RNG.normal(size=(4, 3))
    assert mean_squared_error(T, T) == 0
    assert not mean_squared_error_gradient(T, T).any()


@pytest.mark.parametrize("shape", [(1, 1), (1, 5), (64, 1), (7, 3)])
def test_loss_and_gradient_are_those_of_autograd(shape):
    A, T = RNG.normal(size=(2, *shape))
    assert mean_squared_error(A, T) == pytest.approx(oracle.loss(A, T), rel=1e-14)
    expected = grad(oracle.loss)(A, T)
    assert oracle.relative_error(mean_squared_error_gradient(A, T), expected) < 1e-14


def test_n_counts_samples_so_a_batch_twice_over_has_the_same_loss_and_half_the_gradient():
    A, T = RNG.normal(size=(2, 5, 3))
    AA, TT = np.vstack([A, A]), np.vstack([T, T])
    assert mean_squared_error(AA, TT) == pytest.approx(mean_squared_error(A, T))
    gradient = mean_squared_error_gradient(A, T)
    np.testing.assert_allclose(2 * mean_squared_error_gradient(AA, TT)[:5], gradient)

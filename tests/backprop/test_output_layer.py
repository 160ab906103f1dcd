"""The output layer's delta and gradients."""

import numpy as np
import oracle
import pytest

from backprop import (
    ACTIVATIONS,
    bias_gradient,
    forward,
    output_delta,
    output_layer,
    random_network,
    weight_gradient,
)


def draw(n, activation="tanh", d_in=4, d_out=3):
    """One layer, its input and target, and what ``output_layer`` takes."""
    rng = np.random.default_rng(n)
    layers = random_network([d_in, d_out], [activation], rng)
    X, T = rng.normal(size=(n, d_in)), rng.normal(size=(n, d_out))
    (Z,), (_, A) = forward(layers, X)
    return layers, X, T, (X, Z, A, T, layers[0].f_prime)


@pytest.mark.parametrize("n", [1, 6, 64])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_three_gradients_are_those_of_autograd(n, activation):
    layers, X, T, given = draw(n, activation)
    delta, dW, db = output_layer(*given)
    ((expected_dW, expected_db, expected_delta),) = oracle.gradients(layers, X, T)
    assert oracle.relative_error(delta, expected_delta) < 1e-13
    assert oracle.relative_error(dW, expected_dW) < 1e-13
    assert oracle.relative_error(db, expected_db) < 1e-13


def test_the_whole_is_its_three_parts():
    *_, (X, Z, A, T, f_prime) = draw(5)
    delta, dW, db = output_layer(X, Z, A, T, f_prime)
    np.testing.assert_array_equal(delta, output_delta(A, T, Z, f_prime))
    np.testing.assert_array_equal(dW, weight_gradient(X, delta))
    np.testing.assert_array_equal(db, bias_gradient(delta))


def test_a_bias_is_a_weight_whose_input_is_always_1():
    delta = np.random.default_rng(2).normal(size=(6, 3))
    np.testing.assert_allclose(weight_gradient(np.ones((6, 1)), delta)[0], bias_gradient(delta))


def test_a_sample_that_is_right_has_no_delta():
    *_, (_, Z, A, T, f_prime) = draw(4)
    T[2] = A[2]
    assert list(output_delta(A, T, Z, f_prime).any(axis=1)) == [True, True, False, True]

"""Gradients without calculus, and which of them to trust when."""

import math

import numpy as np
import pytest
from oracle import relative_error

from backprop import (
    ACTIVATIONS,
    backward,
    central_difference,
    complex_step,
    forward,
    mean_squared_error,
    numerical_gradient,
    predict,
    random_network,
)

X = np.array([0.5, -1.2, 2.0])


def losses_of_one_array(layers, data, T):
    """The loss as a function of each W and b alone, with the backward pass's gradient for it."""
    gradients = backward(layers, forward(layers, data), T)
    for l, layer in enumerate(layers):
        for name, gradient in (("W", gradients.dWs[l]), ("b", gradients.dbs[l])):

            def loss(array, l=l, name=name):
                changed = layers[l]._replace(**{name: array})
                return mean_squared_error(
                    predict([*layers[:l], changed, *layers[l + 1 :]], data), T
                )

            yield loss, getattr(layer, name), gradient


@pytest.mark.parametrize(("method", "bound"), [(central_difference, 1e-8), (complex_step, 1e-14)])
@pytest.mark.parametrize("n", [1, 5])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_backward_pass_agrees_with_both_witnesses(
    activation, n, method, bound, record_property
):
    rng = np.random.default_rng(n)
    layers = random_network([2, 4, 3, 2], [activation] * 2 + ["sigmoid"], rng)
    data, T = rng.normal(size=(n, 2)), rng.uniform(size=(n, 2))
    error = max(
        relative_error(method(loss, array), gradient)
        for loss, array, gradient in losses_of_one_array(layers, data, T)
    )
    record_property(f"largest relative error of the {method.__name__}", f"{error:.1e}")
    assert error < bound


@pytest.mark.parametrize("method", [central_difference, complex_step])
@pytest.mark.parametrize("shape", [(), (1,), (5,), (3, 2), (2, 3, 2)])
def test_a_gradient_has_the_shape_of_x_and_x_stays_as_it_was(method, shape):
    x = np.random.default_rng(0).normal(size=shape)
    before = x.copy()
    gradient = method(lambda x: np.sum(x**3), x)
    assert gradient.shape == shape
    assert gradient.dtype == np.float64
    np.testing.assert_allclose(gradient, 3 * x**2, rtol=1e-7, atol=1e-9)
    np.testing.assert_array_equal(x, before)


@pytest.mark.parametrize("x", [[1, 2, 3], np.array([1, 2, 3]), (1.0, 2.0, 3.0)])
def test_lists_and_whole_numbers_are_fine(x):
    np.testing.assert_allclose(
        numerical_gradient(lambda x: np.sum(np.asarray(x) ** 2), x).value, [2, 4, 6]
    )


def test_a_smaller_step_makes_the_difference_worse_and_the_complex_step_no_worse():
    def error(method, h):
        return relative_error(method(lambda x: np.sum(np.exp(x)), X, h=h), np.exp(X))

    assert error(central_difference, 1e-10) > 100 * error(central_difference, 1e-5)
    assert error(complex_step, 1e-200) < 1e-15


ANALYTIC = {
    "a cube": (lambda x: np.sum(x**3), 3 * X**2),
    "exp and a quotient": (lambda x: np.sum(1 / (1 + np.exp(-x))), 0.25 / np.cosh(X / 2) ** 2),
    "no x at all": (lambda x: 3.0, 0 * X),
    "relu away from its kink": (lambda x: np.sum(ACTIVATIONS["relu"].f(x)), X > 0),
    "a maximum away from its kink": (lambda x: np.sum(np.maximum(x, 0)), X > 0),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("what", ANALYTIC)
def test_the_complex_step_is_taken_where_it_can_be_trusted(what):
    f, expected = ANALYTIC[what]
    found = numerical_gradient(f, X)
    assert found.method == "complex step"
    assert "both methods agree" in found.reason
    assert "15 digits" in found.reason
    np.testing.assert_allclose(found.value, expected, rtol=1e-14)


REFUSED = {
    "abs": (lambda x: np.sum(np.abs(x)), np.sign(X), "not analytic"),
    "abs, very small": (lambda x: 1e-8 * np.sum(np.abs(x)), 1e-8 * np.sign(X), "not analytic"),
    "a plain float": (lambda x: float(np.sum(x**2)), 2 * X, "does not take complex numbers"),
    "a norm": (lambda x: np.linalg.norm(x), X / np.linalg.norm(X), "not analytic"),
    "real parts": (lambda x: np.sum(np.real(x) ** 2), 2 * X, "not analytic"),
    "math instead of numpy": (
        lambda x: math.exp(x.tolist()[0]),
        [np.exp(X[0]), 0, 0],
        "does not take complex numbers",
    ),
    "rounding": (lambda x: np.sum(x + np.floor(x + 0.1)), [1, 1, 1], "complex numbers"),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("what", REFUSED)
def test_the_difference_is_taken_with_a_reason_where_the_complex_step_would_be_wrong(what):
    f, expected, reason = REFUSED[what]
    found = numerical_gradient(f, X)
    assert found.method == "central difference"
    assert reason in found.reason
    assert "9 digits" in found.reason
    np.testing.assert_allclose(found.value, expected, rtol=1e-8, atol=1e-9)


def test_relu_at_its_kink_has_no_derivative_and_the_complex_step_does_not_claim_one():
    found = numerical_gradient(lambda x: np.sum(ACTIVATIONS["relu"].f(x)), np.array([0.0, 1.0]))
    assert found.method == "central difference"
    assert "not analytic here" in found.reason
    np.testing.assert_allclose(found.value, [0.5, 1.0])  # the mean of both sides

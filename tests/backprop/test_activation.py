"""The activation functions and their derivatives."""

import numpy as np
import pytest
from autograd import elementwise_grad
from oracle import FUNCTIONS

from backprop.activation import ACTIVATIONS

activations = pytest.mark.parametrize(
    ("name", "f", "f_prime"), [(name, *pair) for name, pair in ACTIVATIONS.items()]
)
Z = np.linspace(-30, 30, 500)  # an even number of points: 0, relu's kink, is not among them


@activations
def test_function_and_derivative_are_those_of_autograd(name, f, f_prime):
    np.testing.assert_allclose(f(Z), FUNCTIONS[name](Z), rtol=1e-13, atol=1e-15)
    # Relative only: also where a neuron is saturated, its small slope has all its digits.
    np.testing.assert_allclose(f_prime(Z), elementwise_grad(FUNCTIONS[name])(Z), rtol=1e-13)


@activations
def test_the_derivative_is_the_functions_complex_step(name, f, f_prime):
    np.testing.assert_allclose(np.imag(f(Z + 1e-20j)) / 1e-20, f_prime(Z), rtol=1e-13)


@pytest.mark.filterwarnings("error")
@activations
def test_far_out_is_finite_and_without_a_warning(name, f, f_prime):
    far = np.array([-1000.0, 1000.0])
    limits = {"sigmoid": [0, 1], "tanh": [-1, 1], "relu": [0, 1000], "identity": far}
    slopes = {"sigmoid": [0, 0], "tanh": [0, 0], "relu": [0, 1], "identity": [1, 1]}
    np.testing.assert_array_equal(f(far), limits[name])
    np.testing.assert_array_equal(f_prime(far), slopes[name])


@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_relu_has_value_0_and_slope_0_at_its_kink(zero):
    relu = ACTIVATIONS["relu"]
    assert relu.f(np.array([zero])) == 0
    assert relu.f_prime(np.array([zero])) == 0


@activations
def test_what_is_no_number_is_passed_on(name, f, f_prime):
    assert np.isnan(f(np.array([np.nan]))).all()


@activations
def test_any_shape_and_whole_numbers_become_floats_of_that_shape(name, f, f_prime):
    for shape in [(), (3,), (4, 1), (2, 3)]:
        for result in (f(np.ones(shape, dtype=int)), f_prime(np.ones(shape, dtype=int))):
            assert result.shape == shape
            assert result.dtype == np.float64


@activations
def test_the_input_stays_as_it_was_and_is_not_handed_back(name, f, f_prime):
    given = np.array([-2.0, 0.0, 3.0])
    for function in (f, f_prime):
        function(given)[:] = 7
        np.testing.assert_array_equal(given, [-2, 0, 3])

"""The error signal through one hidden layer."""

import autograd.numpy as anp
import numpy as np
import oracle
import pytest
from autograd import grad

from backprop import ACTIVATIONS, hidden_delta

RNG = np.random.default_rng(3)


@pytest.mark.parametrize(("n", "d", "d_next"), [(1, 4, 3), (6, 2, 5), (64, 3, 1), (3, 3, 3)])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_error_signal_is_that_of_autograd(activation, n, d, d_next):
    delta_next, W_next = RNG.normal(size=(n, d_next)), RNG.normal(size=(d, d_next))
    Z = RNG.normal(size=(n, d))

    def as_if_loss(Z):
        """A function of Z whose gradient with respect to Z_next is delta_next everywhere."""
        return anp.sum(delta_next * (oracle.FUNCTIONS[activation](Z) @ W_next))

    delta = hidden_delta(delta_next, W_next, Z, ACTIVATIONS[activation].f_prime)
    assert oracle.relative_error(delta, grad(as_if_loss)(Z)) < 1e-13


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("activation", "z"), [("sigmoid", 1000), ("tanh", -1000), ("relu", -0.1)])
def test_no_signal_passes_a_saturated_neuron_and_its_neighbour_gets_all_of_its_own(activation, z):
    delta = hidden_delta(
        np.array([[1.0, 2.0]]),
        np.array([[3.0, 4.0], [5.0, 6.0]]),
        np.array([[z, 0.5]]),
        ACTIVATIONS[activation].f_prime,
    )
    assert delta[0, 0] == 0
    assert delta[0, 1] == 17 * ACTIVATIONS[activation].f_prime(0.5)

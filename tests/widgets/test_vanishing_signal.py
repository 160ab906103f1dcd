"""The size of the error signal in each layer."""

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad

from backprop import backward
from backprop.widgets import VanishingSignal
from backprop.widgets.pictures.vanishing_signal import network

FUNCTIONS = {
    "sigmoid": lambda z: 1 / (1 + anp.exp(-z)),
    "tanh": anp.tanh,
    "relu": lambda z: anp.maximum(z, 0),
}


def by_autograd(widget):
    """mean |dL/dZ| of each layer: the derivative of the loss by a nudge to that layer's Z."""
    layers, X, T = network(widget.activation, widget.depth)
    pushed = widget.signal["pushed"]

    def loss(nudges):
        A = X
        for l, (layer, nudge) in enumerate(zip(layers, nudges, strict=True)):
            push = widget.push * (-1 if layer.activation == "relu" else 1) * (l == pushed)
            A = FUNCTIONS[layer.activation](A @ layer.W + layer.b + push + nudge)
        return anp.sum((A - T) ** 2) / (2 * len(X))

    nudges = [np.zeros((len(X), layer.W.shape[1])) for layer in layers]
    return [np.mean(np.abs(delta)) for delta in grad(loss)(nudges)]


@pytest.mark.parametrize("activation", FUNCTIONS)
@pytest.mark.parametrize("depth", range(1, 11))
def test_the_sizes_are_those_of_hips_autograd(activation, depth):
    for push in (0.0, 3.0):
        widget = VanishingSignal(backward, depth=depth, activation=activation, push=push)
        sizes = widget.signal["sizes"]
        assert len(sizes) == depth
        np.testing.assert_allclose(sizes, by_autograd(widget), rtol=1e-9, atol=1e-18)


def test_the_lessons_first_view_shows_the_signal_vanish():
    widget = VanishingSignal(backward, depth=6)
    first, *_, last = widget.signal["sizes"]
    assert first < last / 1000


def test_with_tanh_more_arrives_than_with_sigmoid():
    def arrives(activation):
        sizes = VanishingSignal(backward, activation=activation).signal["sizes"]
        return sizes[0] / sizes[-1]

    assert arrives("sigmoid") * 100 < arrives("tanh")


@pytest.mark.parametrize("activation", FUNCTIONS)
def test_a_layer_that_is_pushed_out_passes_nothing_back(activation):
    widget = VanishingSignal(backward, depth=6, activation=activation)
    before = widget.signal
    widget.push = 10.0
    after = widget.signal
    assert after["neuron"]["slope"] < before["neuron"]["slope"] or activation == "relu"
    assert after["neuron"]["slope"] < 1e-3
    assert after["sizes"][0] < before["sizes"][0] / 100
    assert (after["pushed"], after["push"]) == (2, 10.0)


@pytest.mark.parametrize("value", [0.0, 1e-300, 1e300])
def test_a_signal_of_any_size_is_still_a_picture(value):
    def own(layers, cache, T):
        return [np.full(Z.shape, value) for Z in cache.Z], [], []

    widget = VanishingSignal(own)
    assert widget.problem == ""
    assert widget.signal["sizes"] == pytest.approx([value] * 6)


def test_each_move_of_a_slider_is_one_call_of_the_function(counted):
    own = counted(backward)
    widget = VanishingSignal(own, depth=10)
    widget.push = 2.5
    widget.depth = 4
    assert own.calls == 3

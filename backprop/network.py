"""A network: a list of layers, first to last."""

from typing import NamedTuple

import numpy as np

from backprop.activation import ACTIVATIONS


class Layer(NamedTuple):
    """Weights W (d_in, d_out), biases b (d_out,), and the name of an activation.

    >>> layer = Layer(np.zeros((3, 2)), np.zeros(2), "tanh")
    >>> layer.f(0.0), layer.f_prime(0.0)
    (np.float64(0.0), np.float64(1.0))
    """

    W: np.ndarray
    b: np.ndarray
    activation: str = "sigmoid"

    @property
    def f(self):
        """The activation function."""
        return ACTIVATIONS[self.activation].f

    @property
    def f_prime(self):
        """Its derivative, to be taken at Z."""
        return ACTIVATIONS[self.activation].f_prime


def random_network(widths, activations, rng):
    """Layers of the given widths: ``random_network([2, 8, 1], ["tanh", "sigmoid"], rng)``.

    Weights are normal with variance 1/d_in, so that Z starts near 1 in size whatever the width:
    neither saturated nor linear. Biases are small but not zero, as zeros would hide mistakes.
    """
    if len(widths) != len(activations) + 1:
        raise ValueError(
            f"{len(widths)} widths make {len(widths) - 1} layers, but {len(activations)} "
            "activations are given: give one activation a layer."
        )
    return [
        Layer(
            W=rng.normal(size=(d_in, d_out)) / np.sqrt(d_in),
            b=rng.normal(size=d_out) / 4,
            activation=activation,
        )
        for d_in, d_out, activation in zip(widths[:-1], widths[1:], activations, strict=True)
    ]


def layer_names(count):
    """``["hidden 1", "hidden 2", "output"]`` for three layers, ``["hidden", "output"]`` for two."""
    hidden = count - 1
    return [*(["hidden"] if hidden == 1 else (f"hidden {l + 1}" for l in range(hidden))), "output"]

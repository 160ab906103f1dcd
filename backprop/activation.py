"""Activation functions and their derivatives, as a table.

Each entry is ``name: (f, f_prime)``. Both are applied element by element, so they keep the
shape of what they are given; both also work on complex numbers, which the complex-step
gradient in :mod:`backprop.numerical_gradient` needs.
"""

from typing import NamedTuple

import numpy as np


class Activation(NamedTuple):
    """A function ``f(Z)`` and its derivative ``f_prime(Z)``, taken at Z and not at A = f(Z)."""

    f: callable
    f_prime: callable


def sigmoid(Z):
    """σ(Z) = 1 / (1 + e^-Z), between 0 and 1."""
    with np.errstate(over="ignore"):  # e^1000 is inf and 1/inf is 0: the right limit
        return 1 / (1 + np.exp(-Z))


def sigmoid_prime(Z):
    """σ'(Z) = σ(Z) (1 - σ(Z)). As 1 - σ(Z) = σ(-Z), nothing is subtracted and no digit is lost."""
    return sigmoid(Z) * sigmoid(-Z)


def tanh_prime(Z):
    """tanh'(Z) = 1 - tanh(Z)² = 1 / cosh(Z)²; the second form keeps its digits for large Z."""
    with np.errstate(over="ignore"):
        return 1 / np.cosh(Z) ** 2


def relu(Z):
    """max(Z, 0). NaN stays NaN, so that a diverged network does not look healthy."""
    return np.where(np.real(Z) <= 0, 0.0, Z)


def relu_prime(Z):
    """1 where Z > 0, else 0. At the kink Z = 0 there is no derivative; 0 is the usual choice."""
    return np.where(np.real(Z) > 0, 1.0, 0.0)


def identity(Z):
    """Z itself: a linear output, as regression uses it."""
    return 1.0 * Z


def identity_prime(Z):
    """1 everywhere."""
    return np.ones_like(Z, dtype=float)


ACTIVATIONS = {
    "sigmoid": Activation(sigmoid, sigmoid_prime),
    "tanh": Activation(np.tanh, tanh_prime),
    "relu": Activation(relu, relu_prime),
    "identity": Activation(identity, identity_prime),
}

"""The forward pass: from the input to a prediction, keeping what the backward pass will need."""

from typing import NamedTuple

import numpy as np


class Cache(NamedTuple):
    """What a forward pass keeps, for layers numbered 0, 1, … from the input.

    Layer ``l`` takes in ``A[l]``, computes ``Z[l]`` and puts out ``A[l + 1]``. So ``A[0]`` is the
    input X, ``A[-1]`` the prediction, and A is one longer than Z.
    """

    Z: list
    A: list


def forward(layers, X):
    """Z = A_prev @ W + b, then A = f(Z), layer by layer. X is (n, d0), one sample a row."""
    Z, A = [], [X]
    for layer in layers:
        Z.append(A[-1] @ layer.W + layer.b)
        A.append(layer.f(Z[-1]))
    return Cache(Z, A)


def predict(layers, X):
    """The last layer's output A, shape (n, d_out)."""
    return forward(layers, X).A[-1]


def accuracy(layers, X, T):
    """The share of samples on the right side of ½, for targets of 0 and 1."""
    return np.mean((predict(layers, X) > 0.5) == (T > 0.5))

"""The same mathematics once more, for HIPS autograd to differentiate: it shares no code with us."""

import autograd.numpy as anp
import numpy as np
from autograd import grad


def sigmoid(Z):
    return 1 / (1 + anp.exp(-Z))


FUNCTIONS = {
    "sigmoid": sigmoid,
    # autograd differentiates np.tanh to 1 - tanh(Z)², which loses digits for large Z.
    "tanh": lambda Z: 2 * sigmoid(2 * Z) - 1,
    "relu": lambda Z: anp.where(Z > 0, Z, 0.0),
    "identity": lambda Z: Z,
}


def loss(A, T):
    return anp.sum((A - T) ** 2) / (2 * T.shape[0])


def gradients(layers, X, T):
    """(dL/dW, dL/db, dL/dZ) for each layer, by autograd."""

    def network_loss(parameters):
        A = X
        for (W, b, nudge), layer in zip(parameters, layers, strict=True):
            A = FUNCTIONS[layer.activation](anp.dot(A, W) + b + nudge)
        return loss(A, T)

    # A nudge of zero is added to each Z: the gradient with respect to it is dL/dZ.
    return grad(network_loss)([(W, b, np.zeros((len(X), len(b)))) for W, b, _ in layers])


def relative_error(found, expected):
    """The largest difference, relative to the array's largest entry.

    Not entry by entry: an entry is a sum of many terms, and one in which they happen to cancel has
    no digits of its own. But array by array: early layers' gradients are much smaller than the
    last layer's and have to be as right. Two arrays of zeros (relu, all off) agree.
    """
    assert found.shape == expected.shape
    largest = np.max(np.abs(expected))
    difference = np.max(np.abs(found - expected))
    return difference / largest if largest else difference

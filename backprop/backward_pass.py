"""The backward pass: the error signal, layer by layer, from the output back to the input."""

from typing import NamedTuple

from backprop.hidden_layer import hidden_delta
from backprop.output_layer import bias_gradient, output_delta, weight_gradient


class Gradients(NamedTuple):
    """One entry a layer, in the order of the layers: δ = dL/dZ, dL/dW and dL/db."""

    deltas: list
    dWs: list
    dbs: list


def backward(layers, cache, T):
    """Every gradient of the loss, for any depth and any batch.

    The output layer's delta comes from the loss. Every layer before it gets its delta from the
    layer after it. A layer's own gradients then need only its delta and what came in.
    """
    Z, A = cache
    deltas = [output_delta(A[-1], T, Z[-1], layers[-1].f_prime)]
    for l in reversed(range(len(layers) - 1)):
        deltas.insert(0, hidden_delta(deltas[0], layers[l + 1].W, Z[l], layers[l].f_prime))

    dWs = [weight_gradient(A_prev, delta) for A_prev, delta in zip(A[:-1], deltas, strict=True)]
    dbs = [bias_gradient(delta) for delta in deltas]
    return Gradients(deltas, dWs, dbs)

"""Wrong ways of writing each exercise, as beginners write them, and the groups that each fails.

``WRONG_WAYS[exercise][mistake]`` is a ``Wrong``. A mistake that shows only in a batch fails only
the batch group; one in an exercise of several outputs fails only the output that it is made in,
unless the answer cannot be taken apart at all.
"""

from collections import defaultdict
from functools import partial
from typing import NamedTuple

import earlier_cells as earlier
import numpy as np
from right_ways import repaired, stepped

import backprop


class Wrong(NamedTuple):
    """A wrong function and the names of the groups that must fail."""

    function: object
    fails: set


WRONG_WAYS = defaultdict(dict)


def wrong(exercise, mistake, fails):
    """Register the decorated function as one wrong way of the exercise."""

    def register(function):
        WRONG_WAYS[exercise][mistake] = Wrong(function, fails)
        return function

    return register


def nothing(*args):
    """A function whose return was forgotten."""


def nan_of(function, *args):
    """The right answer, but for an entry that is NaN."""
    answer = np.array(function(*args), dtype=float)
    answer.flat[-1] = np.nan
    return answer


SAMPLE, BATCH = {"one sample"}, {"batch"}
BOTH = SAMPLE | BATCH

# weighted_sum ------------------------------------------------------------------------------------

WRONG_WAYS["weighted_sum"] |= {
    "no bias": Wrong(lambda A_prev, W, b: A_prev @ W, BOTH),
    "bias subtracted": Wrong(lambda A_prev, W, b: A_prev @ W - b, BOTH),
    "W transposed": Wrong(lambda A_prev, W, b: A_prev @ W.T + b, BOTH),
    "product the other way round": Wrong(lambda A_prev, W, b: W @ A_prev + b, BOTH),
    "result transposed": Wrong(lambda A_prev, W, b: (A_prev @ W + b).T, BOTH),
    "* for @": Wrong(lambda A_prev, W, b: A_prev * W + b, BOTH),
    "bias multiplied": Wrong(lambda A_prev, W, b: A_prev @ (W + b), BOTH),
    "everything added up": Wrong(lambda A_prev, W, b: np.sum(A_prev @ W + b), BOTH),
    "activation applied": Wrong(lambda A_prev, W, b: 1 / (1 + np.exp(-A_prev @ W - b)), BOTH),
    "averaged over the samples": Wrong(lambda A_prev, W, b: A_prev @ W / len(A_prev) + b, BATCH),
    "first sample only": Wrong(lambda A_prev, W, b: A_prev[:1] @ W + b, BATCH),
    "first sample for all": Wrong(lambda A_prev, W, b: 0 * A_prev @ W + A_prev[0] @ W + b, BATCH),
    "sample without its dimension": Wrong(lambda A_prev, W, b: (A_prev @ W + b).squeeze(), SAMPLE),
    "cut to whole numbers": Wrong(lambda A_prev, W, b: (A_prev @ W + b).astype(int), BOTH),
    "one entry is NaN": Wrong(partial(nan_of, lambda A_prev, W, b: A_prev @ W + b), BOTH),
    "return forgotten": Wrong(nothing, BOTH),
    "a parameter is missing": Wrong(lambda A_prev, W: A_prev @ W, BOTH),
}


@wrong("weighted_sum", "bias added once for each input", BOTH)
def _(A_prev, W, b):
    Z = np.zeros((len(A_prev), len(b)))
    for i, w in enumerate(W):
        Z += np.outer(A_prev[:, i], w) + b
    return Z


@wrong("weighted_sum", "last input left out", BOTH)
def _(A_prev, W, b):
    Z = np.tile(b, (len(A_prev), 1))
    for i in range(len(W) - 1):
        Z += np.outer(A_prev[:, i], W[i])
    return Z


@wrong("weighted_sum", "weights changed in place", BOTH)
def _(A_prev, W, b):
    Z = A_prev @ W + b
    W *= 1.1
    return Z


# mean_squared_error ------------------------------------------------------------------------------

WRONG_WAYS["mean_squared_error"] |= {
    "½ forgotten": Wrong(lambda A, T: np.sum((A - T) ** 2) / len(A), BOTH),
    "1/n forgotten": Wrong(lambda A, T: np.sum((A - T) ** 2) / 2, BATCH),
    "1/n twice": Wrong(lambda A, T: np.sum((A - T) ** 2) / (2 * len(A) ** 2), BATCH),
    "mean over outputs too": Wrong(lambda A, T: np.mean((A - T) ** 2) / 2, BOTH),
    "n is the number of outputs": Wrong(lambda A, T: np.sum((A - T) ** 2) / (2 * A.shape[1]), BOTH),
    "/ 2 * n": Wrong(lambda A, T: np.sum((A - T) ** 2) / 2 * len(A), BATCH),
    "not squared": Wrong(lambda A, T: np.sum(A - T) / (2 * len(A)), BOTH),
    "absolute values": Wrong(lambda A, T: np.sum(np.abs(A - T)) / (2 * len(A)), BOTH),
    "sum squared": Wrong(lambda A, T: np.sum(A - T) ** 2 / (2 * len(A)), BOTH),
    "square root": Wrong(lambda A, T: np.linalg.norm(A - T) / (2 * len(A)), BOTH),
    "minus": Wrong(lambda A, T: -np.sum((A - T) ** 2) / (2 * len(A)), BOTH),
    "squares of each": Wrong(lambda A, T: np.sum(A**2 - T**2) / (2 * len(A)), BOTH),
    "one loss for each sample": Wrong(lambda A, T: np.sum((A - T) ** 2, axis=1) / 2, BOTH),
    "one loss for each output": Wrong(lambda A, T: np.mean((A - T) ** 2, axis=0) / 2, BOTH),
    "first sample only": Wrong(lambda A, T: np.sum((A[0] - T[0]) ** 2) / (2 * len(A)), BATCH),
    "gradient for the loss": Wrong(lambda A, T: (A - T) / len(A), BOTH),
    "whole division": Wrong(lambda A, T: np.sum((A - T) ** 2) // (2 * len(A)), BOTH),
    "NaN": Wrong(lambda A, T: np.nan * np.sum(A - T), BOTH),
    "a list around it": Wrong(lambda A, T: [np.sum((A - T) ** 2) / (2 * len(A))], BOTH),
}


@wrong("mean_squared_error", "predictions changed in place", BOTH)
def _(A, T):
    A -= T
    return np.sum(A**2) / (2 * len(A))


@wrong("mean_squared_error", "printed, not returned", BOTH)
def _(A, T):
    print(np.sum((A - T) ** 2) / (2 * len(A)))


@wrong("mean_squared_error", "returned inside the loop", BATCH)
def _(A, T):
    total = 0
    for a, t in zip(A, T, strict=True):
        total += np.sum((a - t) ** 2)
        return total / (2 * len(A))


# mean_squared_error_gradient ---------------------------------------------------------------------

WRONG_WAYS["mean_squared_error_gradient"] |= {
    "target minus output": Wrong(lambda A, T: (T - A) / len(A), BOTH),
    "1/n forgotten": Wrong(lambda A, T: A - T, BATCH),
    "1/n twice": Wrong(lambda A, T: (A - T) / len(A) ** 2, BATCH),
    "2 kept": Wrong(lambda A, T: 2 * (A - T) / len(A), BOTH),
    "½ kept": Wrong(lambda A, T: (A - T) / (2 * len(A)), BOTH),
    "divided by all entries": Wrong(lambda A, T: (A - T) / A.size, BOTH),
    "divided by the number of outputs": Wrong(lambda A, T: (A - T) / A.shape[1], BOTH),
    "the loss": Wrong(lambda A, T: np.sum((A - T) ** 2) / (2 * len(A)), BOTH),
    "square kept": Wrong(lambda A, T: (A - T) ** 2 / len(A), BOTH),
    "averaged over the samples": Wrong(lambda A, T: np.mean(A - T, axis=0), BOTH),
    "averaged, dimension kept": Wrong(lambda A, T: np.mean(A - T, axis=0, keepdims=True), BATCH),
    "only the sign": Wrong(lambda A, T: np.sign(A - T) / len(A), BOTH),
    "transposed": Wrong(lambda A, T: (A - T).T / len(A), BOTH),
    "* for /": Wrong(lambda A, T: (A - T) * len(A), BATCH),
    "parentheses forgotten": Wrong(lambda A, T: A - T / len(A), BATCH),
    "a flat array": Wrong(lambda A, T: ((A - T) / len(A)).ravel(), BOTH),
    "one entry is NaN": Wrong(partial(nan_of, lambda A, T: (A - T) / len(A)), BOTH),
    "return forgotten": Wrong(nothing, BOTH),
}


@wrong("mean_squared_error_gradient", "predictions changed in place", BOTH)
def _(A, T):
    A -= T
    A /= len(A)
    return A


# numerical_gradient ------------------------------------------------------------------------------

MATRIX = {"matrix"}
ANY = {"vector"} | MATRIX
h = 1e-5


def quotients(f, x, quotient):
    """quotient(f, x, step) for the step along each entry."""
    slopes = [quotient(f, x, step.reshape(x.shape)) for step in np.eye(x.size) * h]
    return np.array(slopes).reshape(x.shape)


WRONG_WAYS["numerical_gradient"] |= {
    "forward difference": Wrong(
        lambda f, x: quotients(f, x, lambda f, x, s: (f(x + s) - f(x)) / h), ANY
    ),
    "backward difference": Wrong(
        lambda f, x: quotients(f, x, lambda f, x, s: (f(x) - f(x - s)) / h), ANY
    ),
    "divided by h": Wrong(
        lambda f, x: quotients(f, x, lambda f, x, s: (f(x + s) - f(x - s)) / h), ANY
    ),
    "/ 2 * h": Wrong(
        lambda f, x: quotients(f, x, lambda f, x, s: (f(x + s) - f(x - s)) / 2 * h), ANY
    ),
    "not divided": Wrong(lambda f, x: quotients(f, x, lambda f, x, s: f(x + s) - f(x - s)), ANY),
    "down minus up": Wrong(
        lambda f, x: quotients(f, x, lambda f, x, s: (f(x - s) - f(x + s)) / (2 * h)), ANY
    ),
    "values added": Wrong(
        lambda f, x: quotients(f, x, lambda f, x, s: (f(x + s) + f(x - s)) / (2 * h)), ANY
    ),
    "h = 0.1": Wrong(partial(earlier.central_difference, h=0.1), ANY),
    "h = 1e-13": Wrong(partial(earlier.central_difference, h=1e-13), ANY),
    "in float32": Wrong(
        lambda f, x: earlier.central_difference(lambda x: np.float32(f(np.float32(x))), x),
        ANY,
    ),
    "all entries moved at once": Wrong(lambda f, x: (f(x + h) - f(x - h)) / (2 * h), ANY),
    "slope along all, for each": Wrong(
        lambda f, x: np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h)), ANY
    ),
    "a flat array": Wrong(lambda f, x: earlier.central_difference(f, x).ravel(), MATRIX),
    "transposed": Wrong(lambda f, x: earlier.central_difference(f, x).T, MATRIX),
    "cut to the dtype of x": Wrong(
        lambda f, x: earlier.central_difference(f, x).astype(x.dtype), MATRIX
    ),
    "helper's tuple, not its value": Wrong(backprop.numerical_gradient, ANY),
    "one entry is NaN": Wrong(partial(nan_of, earlier.central_difference), ANY),
    "return forgotten": Wrong(nothing, ANY),
}


@wrong("numerical_gradient", "copies keep the dtype int", MATRIX)
def _(f, x):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h  # an int array cuts this off
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "vectors only", MATRIX)
def _(f, x):
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h  # of a matrix: a whole row
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "not moved back, on a copy", ANY)
def _(f, x):
    """Right for Σ x³, where the other entries do not matter: that is why there is another f."""
    moved, gradient = x.astype(float), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        moved[i] += h
        up = f(moved)
        moved[i] -= 2 * h
        gradient[i] = (up - f(moved)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "not moved back, on the given array", ANY)
def _(f, x):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        gradient[i] = (up - f(x)) / (2 * h)
    return gradient


@wrong("numerical_gradient", "last entry left out", ANY)
def _(f, x):
    gradient = earlier.central_difference(f, x)
    gradient.flat[-1] = 0
    return gradient


@wrong("numerical_gradient", "the same array twice", ANY)
def _(f, x):
    up = down = x.astype(float)  # two names for one array
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


# output_delta ------------------------------------------------------------------------------------

WRONG_WAYS["output_delta"] |= {
    "f' forgotten": Wrong(lambda A, T, Z, f_prime: (A - T) / len(A), BOTH),
    "f' of A": Wrong(lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(A), BOTH),
    "f' of A - T": Wrong(lambda A, T, Z, f_prime: f_prime(A - T) / len(A), BOTH),
    "f' not called at Z": Wrong(lambda A, T, Z, f_prime: (A - T) / len(A) * Z, BOTH),
    "always the sigmoid's A(1 - A)": Wrong(
        lambda A, T, Z, f_prime: (A - T) / len(A) * A * (1 - A), BOTH
    ),
    "Z(1 - Z)": Wrong(lambda A, T, Z, f_prime: (A - T) / len(A) * Z * (1 - Z), BOTH),
    "target minus output": Wrong(lambda A, T, Z, f_prime: (T - A) / len(A) * f_prime(Z), BOTH),
    "1/n forgotten": Wrong(lambda A, T, Z, f_prime: (A - T) * f_prime(Z), BATCH),
    "1/n twice": Wrong(lambda A, T, Z, f_prime: (A - T) / len(A) ** 2 * f_prime(Z), BATCH),
    "2 kept": Wrong(lambda A, T, Z, f_prime: 2 * (A - T) / len(A) * f_prime(Z), BOTH),
    "divided by the number of outputs": Wrong(
        lambda A, T, Z, f_prime: (A - T) / A.shape[1] * f_prime(Z), BOTH
    ),
    "f' squared": Wrong(lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(Z) ** 2, BOTH),
    "added": Wrong(lambda A, T, Z, f_prime: (A - T) / len(A) + f_prime(Z), BOTH),
    "@ for *": Wrong(lambda A, T, Z, f_prime: (A - T) / len(A) @ f_prime(Z).T, BOTH),
    "Z for A": Wrong(lambda A, T, Z, f_prime: (Z - T) / len(A) * f_prime(Z), BOTH),
    "summed over the samples": Wrong(
        lambda A, T, Z, f_prime: np.sum((A - T) / len(A) * f_prime(Z), axis=0), BOTH
    ),
    "f' averaged over the samples": Wrong(
        lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(Z).mean(axis=0), BATCH
    ),
    "one entry is NaN": Wrong(partial(nan_of, earlier.output_delta), BOTH),
    "return forgotten": Wrong(nothing, BOTH),
}


@wrong("output_delta", "predictions changed in place", BOTH)
def _(A, T, Z, f_prime):
    A -= T
    return A / len(A) * f_prime(Z)


@wrong("output_delta", "cached Z changed in place", BOTH)
def _(A, T, Z, f_prime):
    Z[:] = f_prime(Z)
    return (A - T) / len(A) * Z


# weight_gradient ---------------------------------------------------------------------------------

WRONG_WAYS["weight_gradient"] |= {
    "no transpose": Wrong(lambda A_prev, delta: A_prev @ delta, BOTH),
    "the other one transposed": Wrong(lambda A_prev, delta: A_prev @ delta.T, BOTH),
    "transposed result": Wrong(lambda A_prev, delta: delta.T @ A_prev, BOTH),
    "1/n again": Wrong(lambda A_prev, delta: A_prev.T @ delta / len(delta), BATCH),
    "1/n taken out": Wrong(lambda A_prev, delta: A_prev.T @ delta * len(delta), BATCH),
    "minus": Wrong(lambda A_prev, delta: -A_prev.T @ delta, BOTH),
    "2 in front": Wrong(lambda A_prev, delta: 2 * A_prev.T @ delta, BOTH),
    "* for @": Wrong(lambda A_prev, delta: A_prev.T * delta, BATCH),
    "summed first": Wrong(lambda A_prev, delta: np.outer(A_prev.sum(0), delta.sum(0)), BATCH),
    "averaged first": Wrong(lambda A_prev, delta: np.outer(A_prev.mean(0), delta.sum(0)), BATCH),
    "first sample only": Wrong(lambda A_prev, delta: np.outer(A_prev[0], delta[0]), BATCH),
    "inputs forgotten": Wrong(lambda A_prev, delta: np.ones_like(A_prev).T @ delta, BOTH),
    "one matrix for each sample": Wrong(
        lambda A_prev, delta: A_prev[:, :, None] * delta[:, None, :], BOTH
    ),
    "outer product of everything": Wrong(lambda A_prev, delta: np.outer(A_prev, delta), BATCH),
    "delta alone": Wrong(lambda A_prev, delta: delta, BOTH),
    "one entry is NaN": Wrong(partial(nan_of, earlier.weight_gradient), BOTH),
    "return forgotten": Wrong(nothing, BOTH),
}


@wrong("weight_gradient", "overwritten, not accumulated", BATCH)
def _(A_prev, delta):
    for a, d in zip(A_prev, delta, strict=True):
        dW = np.outer(a, d)
    return dW


@wrong("weight_gradient", "delta changed in place", BATCH)
def _(A_prev, delta):
    """A step that divides by n = 1 changes nothing."""
    dW = A_prev.T @ delta
    delta /= len(delta)
    return dW


# bias_gradient -----------------------------------------------------------------------------------

WRONG_WAYS["bias_gradient"] |= {
    "mean": Wrong(lambda delta: delta.mean(axis=0), BATCH),
    "not summed": Wrong(lambda delta: delta, BOTH),
    "dimension kept": Wrong(lambda delta: delta.sum(axis=0, keepdims=True), BOTH),
    "a column": Wrong(lambda delta: delta.sum(axis=0).reshape(-1, 1), BOTH),
    "summed over the neurons": Wrong(lambda delta: delta.sum(axis=1), BOTH),
    "summed over everything": Wrong(np.sum, BOTH),
    "everything, for each neuron": Wrong(lambda delta: np.full(delta.shape[1], delta.sum()), BOTH),
    "first sample only": Wrong(lambda delta: delta[0], BATCH),
    "last sample left out": Wrong(lambda delta: delta[:-1].sum(axis=0), BOTH),
    "minus": Wrong(lambda delta: -delta.sum(axis=0), BOTH),
    "1/n taken out": Wrong(lambda delta: delta.sum(axis=0) * len(delta), BATCH),
    "absolute values": Wrong(lambda delta: np.abs(delta).sum(axis=0), BOTH),
    "largest": Wrong(lambda delta: delta.max(axis=0), BATCH),
    "ones": Wrong(lambda delta: np.ones(delta.shape[1]), BOTH),
    "too flat where there is one neuron": Wrong(lambda delta: delta.sum(axis=0).squeeze(), BATCH),
    "one entry is NaN": Wrong(partial(nan_of, earlier.bias_gradient), BOTH),
    "return forgotten": Wrong(nothing, BOTH),
}


@wrong("bias_gradient", "running sum in delta itself", BATCH)
def _(delta):
    for i in range(1, len(delta)):
        delta[0] += delta[i]
    return delta[0]


# output_layer ------------------------------------------------------------------------------------

DELTA, GRADIENTS = {"delta"}, {"gradients"}
WHOLE_LAYER = DELTA | GRADIENTS


def output_layer_with(
    delta=earlier.output_delta,
    weight=earlier.weight_gradient,
    bias=earlier.bias_gradient,
):
    """The output layer with one of its three formulas replaced."""

    def output_layer(A_prev, Z, A, T, f_prime):
        signal = delta(A, T, Z, f_prime)
        return signal, weight(A_prev, signal), bias(signal)

    return output_layer


# A wrong delta costs its own points only: right gradients of it follow.
WRONG_WAYS["output_layer"] |= {
    "f' forgotten": Wrong(
        output_layer_with(delta=lambda A, T, Z, f_prime: (A - T) / len(A)), DELTA
    ),
    "f' of A": Wrong(
        output_layer_with(delta=lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(A)), DELTA
    ),
    "1/n forgotten": Wrong(
        output_layer_with(delta=lambda A, T, Z, f_prime: (A - T) * f_prime(Z)), DELTA
    ),
    "target minus output": Wrong(
        output_layer_with(delta=lambda A, T, Z, f_prime: (T - A) / len(A) * f_prime(Z)), DELTA
    ),
    "delta of zeros": Wrong(
        output_layer_with(delta=lambda A, T, Z, f_prime: np.zeros_like(A)), WHOLE_LAYER
    ),
    "delta summed over the samples": Wrong(
        output_layer_with(
            delta=lambda A, T, Z, f_prime: np.sum((A - T) / len(A) * f_prime(Z), 0, keepdims=True),
            weight=lambda A_prev, delta: A_prev.sum(axis=0, keepdims=True).T @ delta,
        ),
        WHOLE_LAYER,
    ),
    "weight gradient transposed": Wrong(
        output_layer_with(weight=lambda A_prev, delta: delta.T @ A_prev), GRADIENTS
    ),
    "1/n again in the weights": Wrong(
        output_layer_with(weight=lambda A_prev, delta: A_prev.T @ delta / len(delta)), GRADIENTS
    ),
    "bias averaged": Wrong(output_layer_with(bias=lambda delta: delta.mean(axis=0)), GRADIENTS),
    "bias not summed": Wrong(output_layer_with(bias=lambda delta: delta), GRADIENTS),
    "bias with its dimension kept": Wrong(
        output_layer_with(bias=lambda delta: delta.sum(axis=0, keepdims=True)), GRADIENTS
    ),
    "bias summed over the neurons": Wrong(
        output_layer_with(bias=lambda delta: delta.sum(axis=1)), GRADIENTS
    ),
    "wrong delta and wrong bias": Wrong(
        output_layer_with(
            delta=lambda A, T, Z, f_prime: (A - T) / len(A), bias=lambda delta: delta.mean(axis=0)
        ),
        WHOLE_LAYER,
    ),
    "gradients in the other order": Wrong(
        lambda *given: tuple(earlier.output_layer(*given)[i] for i in (0, 2, 1)), GRADIENTS
    ),
    "two of three": Wrong(lambda *given: earlier.output_layer(*given)[1:], WHOLE_LAYER),
    "a dict": Wrong(
        lambda *given: dict(zip(("delta", "dW", "db"), earlier.output_layer(*given), strict=True)),
        WHOLE_LAYER,
    ),
    "return forgotten": Wrong(nothing, WHOLE_LAYER),
    "no transpose": Wrong(
        output_layer_with(weight=lambda A_prev, delta: A_prev @ delta), WHOLE_LAYER
    ),
}


@wrong("output_layer", "f' forgotten in the gradients", GRADIENTS)
def _(A_prev, Z, A, T, f_prime):
    error = (A - T) / len(A)
    return error * f_prime(Z), A_prev.T @ error, error.sum(axis=0)


@wrong("output_layer", "predictions changed in place", WHOLE_LAYER)
def _(A_prev, Z, A, T, f_prime):
    A -= T
    delta = A / len(A) * f_prime(Z)
    return delta, A_prev.T @ delta, delta.sum(axis=0)


# hidden_delta ------------------------------------------------------------------------------------

WRONG_WAYS["hidden_delta"] |= {
    "f' forgotten": Wrong(lambda d, W, Z, f_prime: d @ W.T, BOTH),
    "f' of f'": Wrong(lambda d, W, Z, f_prime: d @ W.T * f_prime(f_prime(Z)), BOTH),
    "f' of tanh(Z)": Wrong(lambda d, W, Z, f_prime: d @ W.T * f_prime(np.tanh(Z)), BOTH),
    "f' of the blame": Wrong(lambda d, W, Z, f_prime: f_prime(d @ W.T), BOTH),
    "Z(1 - Z)": Wrong(lambda d, W, Z, f_prime: d @ W.T * Z * (1 - Z), BOTH),
    "W_next not transposed": Wrong(lambda d, W, Z, f_prime: d @ W * f_prime(Z), BOTH),
    "product the other way round": Wrong(lambda d, W, Z, f_prime: W @ d * f_prime(Z), BOTH),
    "transposed": Wrong(lambda d, W, Z, f_prime: (d @ W.T * f_prime(Z)).T, BOTH),
    "* for @": Wrong(lambda d, W, Z, f_prime: d * W.T * f_prime(Z), BOTH),
    "1/n again": Wrong(lambda d, W, Z, f_prime: d @ W.T * f_prime(Z) / len(Z), BATCH),
    "1/n taken out": Wrong(lambda d, W, Z, f_prime: d @ W.T * f_prime(Z) * len(Z), BATCH),
    "minus": Wrong(lambda d, W, Z, f_prime: -d @ W.T * f_prime(Z), BOTH),
    "added": Wrong(lambda d, W, Z, f_prime: d @ W.T + f_prime(Z), BOTH),
    "Z for f'(Z)": Wrong(lambda d, W, Z, f_prime: d @ W.T * Z, BOTH),
    "weights without signs": Wrong(lambda d, W, Z, f_prime: d @ np.abs(W).T * f_prime(Z), BOTH),
    "weights' sum for all": Wrong(
        lambda d, W, Z, f_prime: d.sum(axis=1, keepdims=True) * W.sum(axis=1) * f_prime(Z),
        BOTH,
    ),
    "signal averaged over the samples": Wrong(
        lambda d, W, Z, f_prime: d.mean(axis=0) @ W.T * f_prime(Z), BATCH
    ),
    "mean over the next neurons": Wrong(
        lambda d, W, Z, f_prime: d @ W.T / W.shape[1] * f_prime(Z), BOTH
    ),
    "summed over the samples": Wrong(
        lambda d, W, Z, f_prime: np.sum(d @ W.T * f_prime(Z), axis=0), BOTH
    ),
    "one entry is NaN": Wrong(partial(nan_of, earlier.hidden_delta), BOTH),
    "return forgotten": Wrong(nothing, BOTH),
}


@wrong("hidden_delta", "next layer's signal changed in place", BOTH)
def _(delta_next, W, Z, f_prime):
    delta = delta_next @ W.T * f_prime(Z)
    delta_next *= 0
    return delta


@wrong("hidden_delta", "last neuron of the next layer left out", BOTH)
def _(delta_next, W, Z, f_prime):
    delta = np.zeros(Z.shape)
    for k in range(W.shape[1] - 1):
        delta += np.outer(delta_next[:, k], W[:, k])
    return delta * f_prime(Z)


# backward ----------------------------------------------------------------------------------------

LAST, HIDDEN = {"output layer"}, {"hidden layers"}
WHOLE_PASS = LAST | HIDDEN | GRADIENTS


def last_signal(A, T, Z, f_prime):
    return (A - T) / len(A) * f_prime(Z)


def backward_with(
    last=last_signal,
    hidden=lambda d, layers, l, cache: d @ layers[l + 1].W.T * layers[l].f_prime(cache.Z[l]),
    weight=lambda A, l, d: A[l].T @ d,
    bias=lambda d: d.sum(axis=0),
):
    """A backward pass with one of its four formulas replaced."""

    def backward(layers, cache, T):
        deltas = [last(cache.A[-1], T, cache.Z[-1], layers[-1].f_prime)]
        for l in reversed(range(len(layers) - 1)):
            deltas.insert(0, hidden(deltas[0], layers, l, cache))
        dWs = [weight(cache.A, l, delta) for l, delta in enumerate(deltas)]
        return deltas, dWs, [bias(delta) for delta in deltas]

    return backward


# A wrong signal costs points where the mistake is made: whatever follows from it is right.
WRONG_WAYS["backward"] |= {
    "1/n forgotten": Wrong(backward_with(last=lambda A, T, Z, f_prime: (A - T) * f_prime(Z)), LAST),
    "f' forgotten at the output": Wrong(
        backward_with(last=lambda A, T, Z, f_prime: (A - T) / len(A)), LAST
    ),
    "f' of A at the output": Wrong(
        backward_with(last=lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(A)), LAST
    ),
    "target minus output": Wrong(
        backward_with(last=lambda A, T, Z, f_prime: (T - A) / len(A) * f_prime(Z)), LAST
    ),
    "f' forgotten in hidden layers": Wrong(
        backward_with(hidden=lambda d, layers, l, cache: d @ layers[l + 1].W.T), HIDDEN
    ),
    "f' of A in hidden layers": Wrong(
        backward_with(
            hidden=lambda d, layers, l, cache: (
                d @ layers[l + 1].W.T * layers[l].f_prime(cache.A[l + 1])
            )
        ),
        HIDDEN,
    ),
    "the next layer's f'": Wrong(
        backward_with(
            hidden=lambda d, layers, l, cache: (
                d @ layers[l + 1].W.T * layers[l + 1].f_prime(cache.Z[l])
            )
        ),
        HIDDEN,
    ),
    "1/n again in hidden layers": Wrong(
        backward_with(
            hidden=lambda d, layers, l, cache: (
                d @ layers[l + 1].W.T * layers[l].f_prime(cache.Z[l]) / len(d)
            )
        ),
        HIDDEN,
    ),
    "minus in hidden layers": Wrong(
        backward_with(
            hidden=lambda d, layers, l, cache: (
                -d @ layers[l + 1].W.T * layers[l].f_prime(cache.Z[l])
            )
        ),
        HIDDEN,
    ),
    "hidden layers get nothing": Wrong(
        backward_with(hidden=lambda d, layers, l, cache: np.zeros_like(cache.Z[l])),
        HIDDEN | GRADIENTS,
    ),
    "last layer's weights for all": Wrong(
        backward_with(
            hidden=lambda d, layers, l, cache: d @ layers[-1].W.T * layers[l].f_prime(cache.Z[l])
        ),
        WHOLE_PASS,
    ),
    "this layer's weights": Wrong(
        backward_with(
            hidden=lambda d, layers, l, cache: d @ layers[l].W.T * layers[l].f_prime(cache.Z[l])
        ),
        WHOLE_PASS,
    ),
    "weights not transposed": Wrong(
        backward_with(
            hidden=lambda d, layers, l, cache: d @ layers[l + 1].W * layers[l].f_prime(cache.Z[l])
        ),
        WHOLE_PASS,
    ),
    "weight gradients transposed": Wrong(
        backward_with(weight=lambda A, l, d: d.T @ A[l]), GRADIENTS
    ),
    "a layer's own output for its input": Wrong(
        backward_with(weight=lambda A, l, d: A[l + 1].T @ d), GRADIENTS
    ),
    "1/n again in the weights": Wrong(
        backward_with(weight=lambda A, l, d: A[l].T @ d / len(d)), GRADIENTS
    ),
    "bias averaged": Wrong(backward_with(bias=lambda d: d.mean(axis=0)), GRADIENTS),
    "bias not summed": Wrong(backward_with(bias=lambda d: d), GRADIENTS),
    "bias with its dimension kept": Wrong(
        backward_with(bias=lambda d: d.sum(axis=0, keepdims=True)), GRADIENTS
    ),
    "wrong at the output and in the biases": Wrong(
        backward_with(
            last=lambda A, T, Z, f_prime: (A - T) / len(A), bias=lambda d: d.mean(axis=0)
        ),
        LAST | GRADIENTS,
    ),
    "gradients only": Wrong(lambda *given: earlier.backward(*given)[1:], WHOLE_PASS),
    "last layer first": Wrong(
        lambda *given: tuple(kind[::-1] for kind in earlier.backward(*given)), WHOLE_PASS
    ),
    "one triple for each layer": Wrong(
        lambda *given: list(zip(*earlier.backward(*given), strict=True)), WHOLE_PASS
    ),
    "a dict": Wrong(lambda *given: earlier.backward(*given)._asdict(), WHOLE_PASS),
    "return forgotten": Wrong(nothing, WHOLE_PASS),
}


@wrong("backward", "weights' gradient carries the signal back", HIDDEN)
def _(layers, cache, T):
    Z, A = cache
    delta, gradients = last_signal(A[-1], T, Z[-1], layers[-1].f_prime), []
    for l in reversed(range(len(layers))):
        dW = A[l].T @ delta
        gradients.insert(0, (delta, dW, delta.sum(axis=0)))
        if l:
            delta = delta @ dW.T * layers[l - 1].f_prime(Z[l - 1])
    return list(zip(*gradients, strict=True))


@wrong("backward", "one hidden layer only", WHOLE_PASS)
def _(layers, cache, T):
    Z, A = cache
    last = last_signal(A[-1], T, Z[-1], layers[-1].f_prime)
    deltas = [last @ layers[1].W.T * layers[0].f_prime(Z[0]), last]
    dWs = [A[0].T @ deltas[0], A[1].T @ deltas[1]]
    return deltas, dWs, [delta.sum(axis=0) for delta in deltas]


@wrong("backward", "cache changed in place", WHOLE_PASS)
def _(layers, cache, T):
    gradients = earlier.backward(layers, cache, T)
    cache.A[-1][:] -= T
    return gradients


@wrong("backward", "cache used up", WHOLE_PASS)
def _(layers, cache, T):
    gradients = earlier.backward(layers, cache, T)
    cache.Z.pop()
    return gradients


@wrong("backward", "an entry is NaN in the first weights", GRADIENTS)
def _(layers, cache, T):
    deltas, dWs, dbs = earlier.backward(layers, cache, T)
    dWs[0][0, 0] = np.nan
    return deltas, dWs, dbs


# suspect_backward --------------------------------------------------------------------------------

SIGNAL, BIASES = {"error signal"}, {"bias gradients"}
HUNT = SIGNAL | BIASES


def signal_at_A(d, W, Z, A, f_prime):
    """The first mistake that the lesson plants."""
    return d @ W.T * f_prime(A)


def mean_bias(A_prev, d):
    """The second one."""
    return A_prev.T @ d, d.mean(axis=0)


WRONG_WAYS["suspect_backward"] |= {
    "neither mistake repaired": Wrong(
        repaired(signal_back=signal_at_A, layer_gradients=mean_bias), HUNT
    ),
    "signal not repaired": Wrong(repaired(signal_back=signal_at_A), SIGNAL),
    "bias not repaired": Wrong(repaired(layer_gradients=mean_bias), BIASES),
    "f' forgotten": Wrong(repaired(signal_back=lambda d, W, Z, A, f_prime: d @ W.T), SIGNAL),
    "A(1 - A) for every activation": Wrong(
        repaired(signal_back=lambda d, W, Z, A, f_prime: d @ W.T * A * (1 - A)), SIGNAL
    ),
    "weights not transposed": Wrong(
        repaired(signal_back=lambda d, W, Z, A, f_prime: d @ W * f_prime(Z)), HUNT
    ),
    "1/n taken out of the signal": Wrong(
        repaired(output_signal=lambda A, T, Z, f_prime: (A - T) * f_prime(Z)), SIGNAL
    ),
    "output signal made worse": Wrong(
        repaired(output_signal=lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(A)), SIGNAL
    ),
    "1/n in the weights too": Wrong(
        repaired(layer_gradients=lambda A_prev, d: (A_prev.T @ d / len(d), d.sum(axis=0))), SIGNAL
    ),
    "1/n in both": Wrong(
        repaired(layer_gradients=lambda A_prev, d: (A_prev.T @ d / len(d), d.mean(axis=0))), HUNT
    ),
    "bias not summed": Wrong(repaired(layer_gradients=lambda A_prev, d: (A_prev.T @ d, d)), BIASES),
    "bias with its dimension kept": Wrong(
        repaired(layer_gradients=lambda A_prev, d: (A_prev.T @ d, d.sum(axis=0, keepdims=True))),
        BIASES,
    ),
    "bias summed over the neurons": Wrong(
        repaired(layer_gradients=lambda A_prev, d: (A_prev.T @ d, d.sum(axis=1))), BIASES
    ),
    "bias times n": Wrong(
        repaired(layer_gradients=lambda A_prev, d: (A_prev.T @ d, len(d) * d.sum(axis=0))), BIASES
    ),
    "signal overwritten in place": Wrong(
        repaired(output_signal=lambda A, T, Z, f_prime: np.multiply(A - T, f_prime(Z), out=A)), HUNT
    ),
    "parts deleted": Wrong(repaired(layer_gradients=nothing), HUNT),
    "return forgotten": Wrong(nothing, HUNT),
}

# gradient_step -----------------------------------------------------------------------------------

STEP = {"step"}

WRONG_WAYS["gradient_step"] |= {
    "uphill": Wrong(lambda W, b, dW, db, lr: (W + lr * dW, b + lr * db), STEP),
    "step minus weight": Wrong(lambda W, b, dW, db, lr: (lr * dW - W, lr * db - b), STEP),
    "learning rate forgotten": Wrong(lambda W, b, dW, db, lr: (W - dW, b - db), STEP),
    "learning rate fixed": Wrong(lambda W, b, dW, db, lr: (W - 0.1 * dW, b - 0.1 * db), STEP),
    "divided by the learning rate": Wrong(
        lambda W, b, dW, db, lr: (W - dW / lr, b - db / lr), STEP
    ),
    "everything times the learning rate": Wrong(
        lambda W, b, dW, db, lr: (lr * (W - dW), lr * (b - db)), STEP
    ),
    "only the direction": Wrong(
        lambda W, b, dW, db, lr: (W - lr * np.sign(dW), b - lr * np.sign(db)), STEP
    ),
    "weights times gradient": Wrong(
        lambda W, b, dW, db, lr: (W - lr * dW * W, b - lr * db * b), STEP
    ),
    "bias not updated": Wrong(lambda W, b, dW, db, lr: (W - lr * dW, b), STEP),
    "bias uphill": Wrong(lambda W, b, dW, db, lr: (W - lr * dW, b + lr * db), STEP),
    "bias stepped once for each input": Wrong(
        lambda W, b, dW, db, lr: (W - lr * dW, b - len(W) * lr * db), STEP
    ),
    "bias with the weights' gradient": Wrong(
        lambda W, b, dW, db, lr: (W - lr * dW, b - lr * dW.sum(axis=0)), STEP
    ),
    "bias as a row": Wrong(lambda W, b, dW, db, lr: (W - lr * dW, (b - lr * db)[None]), STEP),
    "weights only": Wrong(lambda W, b, dW, db, lr: W - lr * dW, STEP),
    "steps only": Wrong(lambda W, b, dW, db, lr: (-lr * dW, -lr * db), STEP),
    "bias first": Wrong(lambda W, b, dW, db, lr: (b - lr * db, W - lr * dW), STEP),
    "cut to the dtype of W": Wrong(
        lambda W, b, dW, db, lr: ((W - lr * dW).astype(W.dtype), b - lr * db), STEP
    ),
    "return forgotten": Wrong(nothing, STEP),
}


@wrong("gradient_step", "given arrays changed in place", STEP)
def _(W, b, dW, db, lr):
    W -= lr * dW
    b -= lr * db
    return W, b


@wrong("gradient_step", "copies keep the dtype int", STEP)
def _(W, b, dW, db, lr):
    new_W, new_b = W.copy(), b.copy()
    new_W[:] = W - lr * dW
    new_b[:] = b - lr * db
    return new_W, new_b


# training_cycle ----------------------------------------------------------------------------------

LOSS, UPDATE = {"loss"}, {"update"}
CYCLE = LOSS | UPDATE


def cycle_with(
    loss=earlier.mean_squared_error,
    gradients=earlier.backward,
    step=earlier.gradient_step,
):
    """A training cycle with one of its parts replaced."""

    def training_cycle(layers, X, T, lr):
        cache = backprop.forward(layers, X)
        _, dWs, dbs = gradients(layers, cache, T)
        new_layers = [
            backprop.Layer(*step(layer.W, layer.b, dW, db, lr), layer.activation)
            for layer, dW, db in zip(layers, dWs, dbs, strict=True)
        ]
        return new_layers, loss(cache.A[-1], T)

    return training_cycle


def times_n(layers, cache, T):
    deltas, dWs, dbs = earlier.backward(layers, cache, T)
    return deltas, [len(T) * dW for dW in dWs], [len(T) * db for db in dbs]


WRONG_WAYS["training_cycle"] |= {
    "loss without ½": Wrong(cycle_with(loss=lambda A, T: np.sum((A - T) ** 2) / len(A)), LOSS),
    "loss averaged over outputs too": Wrong(
        cycle_with(loss=lambda A, T: np.mean((A - T) ** 2) / 2), LOSS
    ),
    "loss not averaged": Wrong(cycle_with(loss=lambda A, T: np.sum((A - T) ** 2) / 2), LOSS),
    "loss for each sample": Wrong(
        cycle_with(loss=lambda A, T: np.sum((A - T) ** 2, axis=1) / 2), LOSS
    ),
    "loss is NaN": Wrong(cycle_with(loss=lambda A, T: np.sum(A - T) * np.nan), LOSS),
    "activations lost": Wrong(
        lambda layers, *given: (
            forgetful(earlier.training_cycle(layers, *given)[0]),
            earlier.training_cycle(layers, *given)[1],
        ),
        UPDATE,
    ),
    "loss is missing": Wrong(cycle_with(loss=nothing), LOSS),
    "uphill": Wrong(cycle_with(step=lambda W, b, dW, db, lr: (W + lr * dW, b + lr * db)), UPDATE),
    "learning rate forgotten": Wrong(
        cycle_with(step=lambda W, b, dW, db, lr: (W - dW, b - db)), UPDATE
    ),
    "bias not updated": Wrong(cycle_with(step=lambda W, b, dW, db, lr: (W - lr * dW, b)), UPDATE),
    "weights not updated": Wrong(
        cycle_with(step=lambda W, b, dW, db, lr: (W, b - lr * db)), UPDATE
    ),
    "gradients times n": Wrong(cycle_with(gradients=times_n), UPDATE),
    "uphill, and loss without ½": Wrong(
        cycle_with(
            loss=lambda A, T: np.sum((A - T) ** 2) / len(A),
            step=lambda W, b, dW, db, lr: (W + lr * dW, b + lr * db),
        ),
        CYCLE,
    ),
    "gradients from last to first": Wrong(
        cycle_with(gradients=lambda *given: [k[::-1] for k in earlier.backward(*given)]),
        CYCLE,
    ),
    "loss first": Wrong(lambda *given: earlier.training_cycle(*given)[::-1], CYCLE),
    "loss not returned": Wrong(lambda *given: earlier.training_cycle(*given)[0], CYCLE),
    "return forgotten": Wrong(nothing, CYCLE),
}


@wrong("training_cycle", "loss after the update", LOSS)
def _(layers, X, T, lr):
    new_layers, _ = earlier.training_cycle(layers, X, T, lr)
    return new_layers, earlier.mean_squared_error(backprop.predict(new_layers, X), T)


@wrong("training_cycle", "old layers returned", UPDATE)
def _(layers, X, T, lr):
    _, loss = earlier.training_cycle(layers, X, T, lr)
    return layers, loss


@wrong("training_cycle", "signal through weights that have moved already", UPDATE)
def _(layers, X, T, lr):
    Z, A = backprop.forward(layers, X)
    new_layers, blame = [], (A[-1] - T) / len(T)
    for l in reversed(range(len(layers))):
        delta = blame * layers[l].f_prime(Z[l])
        W = layers[l].W - lr * A[l].T @ delta
        b = layers[l].b - lr * delta.sum(axis=0)
        new_layers.insert(0, backprop.Layer(W, b, layers[l].activation))
        blame = delta @ W.T
    return new_layers, earlier.mean_squared_error(A[-1], T)


@wrong("training_cycle", "one cycle for each layer", UPDATE)
def _(layers, X, T, lr):
    """The forward pass runs again after each layer's update."""
    loss = earlier.mean_squared_error(backprop.predict(layers, X), T)
    for l in range(len(layers)):
        new = stepped(layers, earlier.backward(layers, backprop.forward(layers, X), T), lr)
        layers = [*layers[:l], new[l], *layers[l + 1 :]]
    return layers, loss


@wrong("training_cycle", "only the last layer updated", UPDATE)
def _(layers, X, T, lr):
    new_layers, loss = earlier.training_cycle(layers, X, T, lr)
    return [*layers[:-1], new_layers[-1]], loss


@wrong("training_cycle", "one update for each sample", UPDATE)
def _(layers, X, T, lr):
    loss = earlier.mean_squared_error(backprop.predict(layers, X), T)
    for x, t in zip(X, T, strict=True):
        layers, _ = earlier.training_cycle(layers, x[None], t[None], lr)
    return layers, loss


@wrong("training_cycle", "given layers changed in place", CYCLE)
def _(layers, X, T, lr):
    cache = backprop.forward(layers, X)
    _, dWs, dbs = earlier.backward(layers, cache, T)
    for layer, dW, db in zip(layers, dWs, dbs, strict=True):
        W, b = layer.W, layer.b
        W -= lr * dW
        b -= lr * db
    return layers, earlier.mean_squared_error(cache.A[-1], T)


# train -------------------------------------------------------------------------------------------

LOSSES, TRAINED = {"losses"}, {"trained layers"}
TRAINING = LOSSES | TRAINED


def train_with(cycle):
    """A training loop around another cycle."""

    def train(layers, X, T, lr, cycles):
        losses = []
        for _ in range(cycles):
            layers, loss = cycle(layers, X, T, lr)
            losses.append(loss)
        return layers, losses

    return train


def forgetful(layers):
    """Layer(W, b) has the activation that a Layer has by default."""
    return [backprop.Layer(layer.W, layer.b) for layer in layers]


def train_but(layers=lambda layers, losses: layers, losses=lambda losses: losses):
    """The right training, with one of its results changed."""

    def train(*given):
        trained, all_losses = earlier.train(*given)
        return layers(trained, all_losses), losses(all_losses)

    return train


WRONG_WAYS["train"] |= {
    "losses running from last to first": Wrong(train_but(losses=lambda all: all[::-1]), LOSSES),
    "losses added up": Wrong(train_but(losses=np.cumsum), LOSSES),
    "losses rounded": Wrong(train_but(losses=lambda all: [round(loss, 3) for loss in all]), LOSSES),
    "the last loss for each": Wrong(train_but(losses=lambda all: [all[-1]] * len(all)), LOSSES),
    "losses divided by the cycles": Wrong(
        train_but(losses=lambda all: [loss / len(all) for loss in all]), LOSSES
    ),
    "one loss is NaN": Wrong(train_but(losses=lambda all: [*all[:-1], np.nan]), LOSSES),
    "uphill": Wrong(
        train_with(cycle_with(step=lambda W, b, dW, db, lr: (W + lr * dW, b + lr * db))), TRAINING
    ),
    "bias not updated": Wrong(
        train_with(cycle_with(step=lambda W, b, dW, db, lr: (W - lr * dW, b))), TRAINING
    ),
    "learning rate forgotten": Wrong(
        train_with(lambda layers, X, T, lr: earlier.training_cycle(layers, X, T, 1.0)),
        TRAINING,
    ),
    "one cycle too few": Wrong(
        lambda layers, X, T, lr, cycles: earlier.train(layers, X, T, lr, cycles - 1), TRAINING
    ),
    "one cycle too many": Wrong(
        lambda layers, X, T, lr, cycles: earlier.train(layers, X, T, lr, cycles + 1), TRAINING
    ),
    "number of cycles fixed": Wrong(
        lambda layers, X, T, lr, cycles: earlier.train(layers, X, T, lr, 100), TRAINING
    ),
    "losses first": Wrong(lambda *given: earlier.train(*given)[::-1], TRAINING),
    "losses not returned": Wrong(lambda *given: earlier.train(*given)[0], TRAINING),
    "only the last loss": Wrong(train_but(losses=lambda all: all[-1]), LOSSES),
    "activations lost": Wrong(train_but(layers=lambda layers, _: forgetful(layers)), TRAINED),
    "return forgotten": Wrong(nothing, TRAINING),
}


@wrong("train", "each cycle from the first layers", TRAINING)
def _(layers, X, T, lr, cycles):
    losses = []
    for _ in range(cycles):
        new_layers, loss = earlier.training_cycle(layers, X, T, lr)
        losses.append(loss)
    return new_layers, losses


@wrong("train", "given layers returned", TRAINED)
def _(layers, X, T, lr, cycles):
    return layers, earlier.train(layers, X, T, lr, cycles)[1]


@wrong("train", "layers before the last cycle", TRAINED)
def _(layers, X, T, lr, cycles):
    _, losses = earlier.train(layers, X, T, lr, cycles)
    return earlier.train(layers, X, T, lr, cycles - 1)[0], losses


@wrong("train", "layers trained once more", TRAINED)
def _(layers, X, T, lr, cycles):
    new_layers, losses = earlier.train(layers, X, T, lr, cycles)
    return earlier.training_cycle(new_layers, X, T, lr)[0], losses


@wrong("train", "loss after each update", LOSSES)
def _(layers, X, T, lr, cycles):
    losses = []
    for _ in range(cycles):
        layers, _ = earlier.training_cycle(layers, X, T, lr)
        losses.append(earlier.mean_squared_error(backprop.predict(layers, X), T))
    return layers, losses


@wrong("train", "learning rate gets smaller", TRAINING)
def _(layers, X, T, lr, cycles):
    losses = []
    for c in range(cycles):
        layers, loss = earlier.training_cycle(layers, X, T, lr / (c + 1))
        losses.append(loss)
    return layers, losses


@wrong("train", "returned inside the loop", TRAINING)
def _(layers, X, T, lr, cycles):
    losses = []
    for _ in range(cycles):
        layers, loss = earlier.training_cycle(layers, X, T, lr)
        losses.append(loss)
        return layers, losses


@wrong("train", "given layers changed in place", TRAINING)
def _(layers, X, T, lr, cycles):
    new_layers, losses = earlier.train(layers, X, T, lr, cycles)
    for layer, new in zip(layers, new_layers, strict=True):
        layer.W[:], layer.b[:] = new.W, new.b
    return layers, losses

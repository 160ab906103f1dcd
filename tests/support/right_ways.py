"""Right ways of writing each exercise, as students write them: none may lose a point.

``RIGHT_WAYS[exercise][how]`` is a function. They differ in style, in the derivation, and in the
kind of array that comes back.
"""

import math
from collections import defaultdict, deque, namedtuple
from functools import partial, reduce
from itertools import accumulate, product
from operator import add
from types import SimpleNamespace

import earlier_cells as earlier
import numpy as np

import backprop

RIGHT_WAYS = defaultdict(dict)


def right(exercise, how):
    """Register the decorated function as one right way of the exercise."""

    def register(function):
        RIGHT_WAYS[exercise][how] = function
        return function

    return register


def single(array):
    """The same numbers in single precision."""
    return np.asarray(array, dtype=np.float32)


# weighted_sum ------------------------------------------------------------------------------------

RIGHT_WAYS["weighted_sum"] |= {
    "matrix product": lambda A_prev, W, b: A_prev @ W + b,
    "dot": lambda A_prev, W, b: np.dot(A_prev, W) + b,
    "add and matmul": lambda A_prev, W, b: np.add(b, np.matmul(A_prev, W)),
    "method dot": lambda A_prev, W, b: A_prev.dot(W) + b.reshape(1, -1),
    "einsum": lambda A_prev, W, b: np.einsum("ij,jk->ik", A_prev, W) + b,
    "tensordot": lambda A_prev, W, b: np.tensordot(A_prev, W, axes=1) + b,
    "sum of outer products": lambda A_prev, W, b: (
        sum(np.outer(a, w) for a, w in zip(A_prev.T, W, strict=True)) + b
    ),
    "broadcast, then summed": lambda A_prev, W, b: (A_prev[:, :, None] * W).sum(axis=1) + b,
    "bias as the weight of a 1": lambda A_prev, W, b: (
        np.column_stack([A_prev, np.ones(len(A_prev))]) @ np.vstack([W, b])
    ),
    "samples as columns": lambda A_prev, W, b: (W.T @ A_prev.T + b[:, None]).T,
    "np.matrix": lambda A_prev, W, b: np.matrix(A_prev) * np.matrix(W) + b,
    "Fortran order": lambda A_prev, W, b: np.asfortranarray(A_prev @ W + b),
    "float32": lambda A_prev, W, b: single(A_prev) @ single(W) + single(b),
    "rows stacked": lambda A_prev, W, b: np.stack([row @ W + b for row in A_prev]),
    "list of lists": lambda A_prev, W, b: [
        [sum(a * w for a, w in zip(row, W[:, k], strict=True)) + b[k] for k in range(len(b))]
        for row in A_prev
    ],
}


@right("weighted_sum", "three loops")
def _(A_prev, W, b):
    Z = np.zeros((A_prev.shape[0], W.shape[1]))
    for i in range(A_prev.shape[0]):
        for k in range(W.shape[1]):
            for j in range(A_prev.shape[1]):
                Z[i, k] += A_prev[i, j] * W[j, k]
            Z[i, k] += b[k]
    return Z


class WeightedSum:
    """A student who likes objects."""

    def __call__(self, A_prev, W, b):
        self.Z = A_prev @ W
        self.Z += b
        return self.Z


RIGHT_WAYS["weighted_sum"]["an object with __call__"] = WeightedSum()

# mean_squared_error ------------------------------------------------------------------------------

RIGHT_WAYS["mean_squared_error"] |= {
    "formula": lambda A, T: np.sum((A - T) ** 2) / (2 * len(A)),
    "half the mean of the samples' sums": lambda A, T: (
        0.5 * np.mean(np.sum(np.square(A - T), axis=1))
    ),
    "mean of all times the width": lambda A, T: np.mean((A - T) ** 2) * A.shape[1] / 2,
    "norm squared": lambda A, T: np.linalg.norm(A - T) ** 2 / (2 * A.shape[0]),
    "vdot": lambda A, T: np.vdot(A - T, A - T) / 2 / len(T),
    "dot of the flat difference": lambda A, T: (A - T).ravel() @ (A - T).ravel() / (2 * len(A)),
    "einsum": lambda A, T: np.einsum("ij,ij->", A - T, A - T) / (2 * len(A)),
    "trace": lambda A, T: np.trace((A - T) @ (A - T).T) / (2 * len(A)),
    "target minus output": lambda A, T: ((T - A) ** 2).sum() / len(T) / 2,
    "generator": lambda A, T: (
        sum((a - t) ** 2 for a, t in zip(A.flat, T.flat, strict=True)) / (2 * len(A))
    ),
    "fsum and a Python float": lambda A, T: (
        math.fsum(e * e for e in (A - T).ravel().tolist()) / (2 * len(A))
    ),
    "multiplied out": lambda A, T: (
        (np.sum(A * A) - 2 * np.sum(A * T) + np.sum(T * T)) / (2 * len(A))
    ),
    "array without dimensions": lambda A, T: np.array(((A - T) ** 2).sum() / (2 * len(A))),
    "float32": lambda A, T: np.sum((single(A) - single(T)) ** 2) / np.float32(2 * len(A)),
    "np.matrix": lambda A, T: np.sum(np.power(np.matrix(A - T), 2)) / (2 * len(A)),
    "keyword with a default": lambda A, T, factor=0.5: factor * np.sum((A - T) ** 2) / len(A),
}


@right("mean_squared_error", "two loops")
def _(A, T):
    n, d = A.shape
    total = 0
    for i in range(n):
        for j in range(d):
            total += (A[i, j] - T[i, j]) ** 2
    return total / (2 * n)


# mean_squared_error_gradient ---------------------------------------------------------------------

RIGHT_WAYS["mean_squared_error_gradient"] |= {
    "formula": lambda A, T: (A - T) / len(A),
    "n from the shape": lambda A, T: 1 / A.shape[0] * (A - T),
    "2 and ½ written out": lambda A, T: 2 * (A - T) / (2 * len(A)),
    "two fractions": lambda A, T: A / len(A) - T / len(T),
    "minus target minus output": lambda A, T: -(T - A) / len(A),
    "subtract and divide": lambda A, T: np.divide(np.subtract(A, T), len(A)),
    "einsum": lambda A, T: np.einsum("ij,->ij", A - T, 1 / len(A)),
    "diagonal matrix of 1/n": lambda A, T: np.eye(len(A)) / len(A) @ (A - T),
    "np.vectorize": lambda A, T: np.vectorize(lambda a, t, n: (a - t) / n)(A, T, len(A)),
    "list of lists": lambda A, T: [
        [(a - t) / len(A) for a, t in zip(*rows, strict=True)] for rows in zip(A, T, strict=True)
    ],
    "tuple of rows": lambda A, T: tuple((a - t) / len(A) for a, t in zip(A, T, strict=True)),
    "np.matrix": lambda A, T: (np.matrix(A) - np.matrix(T)) / len(A),
    "Fortran order": lambda A, T: np.asfortranarray((A - T) / len(A)),
    "float32": lambda A, T: (single(A) - single(T)) / np.float32(len(A)),
    "complex step": lambda A, T: earlier.complex_step(partial(earlier.mean_squared_error, T=T), A),
}


@right("mean_squared_error_gradient", "in place on a copy")
def _(A, T):
    dA = A.copy()
    dA -= T
    dA /= len(A)
    return dA


@right("mean_squared_error_gradient", "two loops")
def _(A, T):
    dA = np.empty_like(A)
    for i, j in product(range(A.shape[0]), range(A.shape[1])):
        dA[i, j] = (A[i, j] - T[i, j]) / A.shape[0]
    return dA


# numerical_gradient ------------------------------------------------------------------------------


@right("numerical_gradient", "a step of its own for each index")
def _(f, x):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = 1e-5
        gradient[i] = (f(x + step) - f(x - step)) / 2e-5
    return gradient


@right("numerical_gradient", "two float copies")
def _(f, x):
    h = 1e-5
    gradient = np.zeros_like(x, dtype=float)
    for i in np.ndindex(*x.shape):
        up, down = x.astype(float), x.astype(float)
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


@right("numerical_gradient", "nditer, moved and put back")
def _(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    entries = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    for _ in entries:
        i = entries.multi_index
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        gradient[i] = (up - down) / (2 * h)
    return gradient


@right("numerical_gradient", "the given floats moved and put back")
def _(f, x):
    """Changes its input and repairs it to the last digit but one: that is allowed."""
    if x.dtype != float:
        x = x.astype(float)
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += 1e-5
        gradient[i] += f(x)
        x[i] -= 2e-5
        gradient[i] -= f(x)
        x[i] += 1e-5
    return gradient / 2e-5


@right("numerical_gradient", "flat, with ravel and reshape")
def _(f, x):
    flat, h = x.ravel().astype(float), 1e-5
    slopes = []
    for i in range(flat.size):
        moved = [flat.copy() for _ in range(2)]
        moved[0][i] += h
        moved[1][i] -= h
        up, down = (f(m.reshape(x.shape)) for m in moved)
        slopes.append((up - down) / (2 * h))
    return np.array(slopes).reshape(x.shape)


@right("numerical_gradient", "flat iterator")
def _(f, x):
    moved, gradient = np.array(x, float), np.empty(x.shape)
    for i, value in enumerate(x.flat):
        moved.flat[i] = value + 1e-5
        up = f(moved)
        moved.flat[i] = value - 1e-5
        gradient.flat[i] = (up - f(moved)) / 2e-5
        moved.flat[i] = value
    return gradient


@right("numerical_gradient", "rows of the identity")
def _(f, x):
    steps = 1e-5 * np.eye(x.size)
    slopes = [f(x + s.reshape(x.shape)) - f(x - s.reshape(x.shape)) for s in steps]
    return np.reshape(slopes, x.shape) / 2e-5


@right("numerical_gradient", "four points")
def _(f, x):
    h, gradient = 1e-3, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        gradient[i] = (8 * (f(x + e) - f(x - e)) - f(x + 2 * e) + f(x - 2 * e)) / (12 * h)
    return gradient


@right("numerical_gradient", "two step sizes, extrapolated")
def _(f, x):
    fine, coarse = (earlier.central_difference(f, x, h) for h in (1e-4, 2e-4))
    return (4 * fine - coarse) / 3


@right("numerical_gradient", "complex step")
def _(f, x):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        moved = x.astype(complex)
        moved[i] += 1e-30j
        gradient[i] = f(moved).imag / 1e-30
    return gradient


@right("numerical_gradient", "nested lists")
def _(f, x):
    if x.ndim == 1:
        return [
            float(f(x + s) - f(x - s)) / 2e-5
            for s in (1e-5 * np.eye(len(x))[i] for i in range(len(x)))
        ]
    rows, columns = x.shape

    def slope(i, j):
        step = np.zeros_like(x, dtype=float)
        step[i, j] = 1e-5
        return float(f(x + step) - f(x - step)) / 2e-5

    return [[slope(i, j) for j in range(columns)] for i in range(rows)]


def nudged(x, i, h):
    return np.where(np.arange(x.size).reshape(x.shape) == i, x + h, x)


RIGHT_WAYS["numerical_gradient"] |= {
    "np.where": lambda f, x, h=1e-5: np.array(
        [(f(nudged(x, i, h)) - f(nudged(x, i, -h))) / (2 * h) for i in range(x.size)]
    ).reshape(x.shape),
    "h = 5e-6": partial(earlier.central_difference, h=5e-6),
    "h = 2e-5": lambda f, x: earlier.central_difference(f, x, 2e-5),
    "Fortran order": lambda f, x: np.asfortranarray(earlier.central_difference(f, x)),
    "returned as float32": lambda f, x: single(earlier.central_difference(f, x)),
    "returned as np.matrix": lambda f, x: np.asmatrix(earlier.central_difference(f, x)),
}

# output_delta ------------------------------------------------------------------------------------

RIGHT_WAYS["output_delta"] |= {
    "formula": lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(Z),
    "1/n last": lambda A, T, Z, f_prime: (A - T) * f_prime(Z) / A.shape[0],
    "helper": lambda A, T, Z, f_prime: earlier.mean_squared_error_gradient(A, T) * f_prime(Z),
    "np.multiply": lambda A, T, Z, f_prime: np.multiply(f_prime(Z), np.subtract(A, T)) / len(Z),
    "two minus signs": lambda A, T, Z, f_prime: -(T - A) * f_prime(Z) * (1 / len(T)),
    "einsum": lambda A, T, Z, f_prime: np.einsum("ij,ij->ij", A - T, f_prime(Z)) / len(A),
    "slope in the denominator": lambda A, T, Z, f_prime: f_prime(Z) / (len(A) / (A - T)),
    "f' entry by entry": lambda A, T, Z, f_prime: np.vectorize(f_prime)(Z) * (A - T) / len(A),
    "np.matrix": lambda A, T, Z, f_prime: np.multiply(np.matrix(A - T), f_prime(Z)) / len(A),
    "f' of np.matrix": lambda A, T, Z, f_prime: np.multiply(
        (A - T) / len(A), np.asmatrix(f_prime(Z))
    ),
    "Fortran order": lambda A, T, Z, f_prime: np.asfortranarray((A - T) * f_prime(Z) / len(A)),
    "float32": lambda A, T, Z, f_prime: single(
        (single(A) - single(T)) / len(A) * f_prime(single(Z))
    ),
    "reduce": lambda A, T, Z, f_prime: reduce(np.multiply, [A - T, 1 / len(A), f_prime(Z)]),
    "a diagonal Jacobian for each sample": lambda A, T, Z, f_prime: np.array(
        [(a - t) / len(A) @ np.diag(f_prime(z)) for a, t, z in zip(A, T, Z, strict=True)]
    ),
    "list of rows": lambda A, T, Z, f_prime: [
        (A[i] - T[i]) * f_prime(Z[i]) / len(A) for i in range(len(A))
    ],
}


@right("output_delta", "two loops")
def _(A, T, Z, f_prime):
    delta = np.zeros(A.shape)
    for i in range(len(A)):
        for j in range(len(A[i])):
            delta[i][j] = (A[i][j] - T[i][j]) / len(A) * f_prime(Z[i][j])
    return delta


@right("output_delta", "in place on its own array")
def _(A, T, Z, f_prime):
    delta = A - T
    delta *= f_prime(Z)
    delta /= len(delta)
    return delta


# weight_gradient ---------------------------------------------------------------------------------

RIGHT_WAYS["weight_gradient"] |= {
    "matrix product": lambda A_prev, delta: A_prev.T @ delta,
    "the other product, transposed": lambda A_prev, delta: (delta.T @ A_prev).T,
    "dot": lambda A_prev, delta: np.dot(np.transpose(A_prev), delta),
    "inner": lambda A_prev, delta: np.inner(A_prev.T, delta.T),
    "einsum": lambda A_prev, delta: np.einsum("ni,nj->ij", A_prev, delta),
    "tensordot": lambda A_prev, delta: np.tensordot(A_prev, delta, axes=(0, 0)),
    "outer product for each sample": lambda A_prev, delta: sum(map(np.outer, A_prev, delta)),
    "outer products reduced": lambda A_prev, delta: reduce(
        add, (np.outer(a, d) for a, d in zip(A_prev, delta, strict=True))
    ),
    "broadcast, then summed": lambda A_prev, delta: (A_prev[:, :, None] * delta[:, None]).sum(0),
    "stack of columns times rows": lambda A_prev, delta: np.sum(
        A_prev[:, :, np.newaxis] @ delta[:, np.newaxis, :], axis=0
    ),
    "mean times n": lambda A_prev, delta: (
        len(delta) * np.mean([np.outer(a, d) for a, d in zip(A_prev, delta, strict=True)], axis=0)
    ),
    "column by column": lambda A_prev, delta: np.column_stack([A_prev.T @ d for d in delta.T]),
    "list of lists": lambda A_prev, delta: [
        [float(np.dot(inputs, signals)) for signals in delta.T] for inputs in A_prev.T
    ],
    "np.matrix": lambda A_prev, delta: np.matrix(A_prev).T * np.matrix(delta),
    "Fortran order": lambda A_prev, delta: np.asfortranarray(A_prev.T @ delta),
    "float32": lambda A_prev, delta: single(A_prev).T @ single(delta),
}


@right("weight_gradient", "three loops")
def _(A_prev, delta):
    dW = np.zeros((A_prev.shape[1], delta.shape[1]))
    for sample in range(len(A_prev)):
        for i in range(A_prev.shape[1]):
            for j in range(delta.shape[1]):
                dW[i, j] += A_prev[sample, i] * delta[sample, j]
    return dW


# bias_gradient -----------------------------------------------------------------------------------

RIGHT_WAYS["bias_gradient"] |= {
    "method sum": lambda delta: delta.sum(axis=0),
    "np.sum": lambda delta: np.sum(delta, 0),
    "Python's sum": sum,
    "np.add.reduce": np.add.reduce,
    "reduce": partial(reduce, add),
    "a 1 for each sample": lambda delta: np.ones(len(delta)) @ delta,
    "a weight whose input is 1": lambda delta: earlier.weight_gradient(
        np.ones((len(delta), 1)), delta
    )[0],
    "einsum": lambda delta: np.einsum("ij->j", delta),
    "tensordot": lambda delta: np.tensordot(np.ones(len(delta)), delta, axes=1),
    "mean times n": lambda delta: delta.mean(axis=0) * len(delta),
    "last of the running sums": lambda delta: np.cumsum(delta, axis=0)[-1],
    "keepdims, then flat": lambda delta: np.sum(delta, axis=0, keepdims=True).ravel(),
    "rows of the transpose": lambda delta: np.array([np.sum(row) for row in delta.T]),
    "list": lambda delta: [math.fsum(column) for column in zip(*delta, strict=True)],
    "tuple": lambda delta: tuple(map(sum, delta.T)),
    "np.matrix": lambda delta: np.matrix(delta).sum(axis=0),
    "float32": lambda delta: single(delta).sum(axis=0),
}


@right("bias_gradient", "two loops")
def _(delta):
    n, d = delta.shape
    db = np.zeros(d)
    for j in range(d):
        for i in range(n):
            db[j] += delta[i, j]
    return db


# output_layer ------------------------------------------------------------------------------------

OutputGradients = namedtuple("OutputGradients", "delta dW db")


@right("output_layer", "three formulas")
def _(A_prev, Z, A, T, f_prime):
    delta = (A - T) / len(A) * f_prime(Z)
    dW = A_prev.T @ delta
    db = np.sum(delta, axis=0)
    return delta, dW, db


@right("output_layer", "a list of three")
def _(A_prev, Z, A, T, f_prime):
    delta = f_prime(Z) * (A - T) / len(A)
    return [delta, np.dot(A_prev.T, delta), sum(delta)]


@right("output_layer", "a named tuple")
def _(A_prev, Z, A, T, f_prime):
    delta = earlier.output_delta(A, T, Z, f_prime)
    return OutputGradients(
        delta,
        db=earlier.bias_gradient(delta),
        dW=earlier.weight_gradient(A_prev, delta),
    )


@right("output_layer", "1/n in each result")
def _(A_prev, Z, A, T, f_prime):
    n = len(A)
    delta_of_sums = (A - T) * f_prime(Z)
    return delta_of_sums / n, A_prev.T @ delta_of_sums / n, delta_of_sums.mean(axis=0)


@right("output_layer", "bias as the weight of a 1")
def _(A_prev, Z, A, T, f_prime):
    delta = (A - T) / len(A) * f_prime(Z)
    both = np.column_stack([A_prev, np.ones(len(A))]).T @ delta
    return delta, both[:-1], both[-1]


@right("output_layer", "einsum")
def _(A_prev, Z, A, T, f_prime):
    delta = np.einsum("ij,ij->ij", A - T, f_prime(Z)) / len(A)
    return delta, np.einsum("ni,nj->ij", A_prev, delta), np.einsum("nj->j", delta)


@right("output_layer", "sample by sample")
def _(A_prev, Z, A, T, f_prime):
    dW, db, deltas = np.zeros((A_prev.shape[1], A.shape[1])), np.zeros(A.shape[1]), []
    for a_prev, z, a, t in zip(A_prev, Z, A, T, strict=True):
        delta = (a - t) * f_prime(z) / len(A)
        deltas.append(delta)
        dW += np.outer(a_prev, delta)
        db += delta
    return deltas, dW, db


@right("output_layer", "neuron by neuron")
def _(A_prev, Z, A, T, f_prime):
    delta, dW, db = np.zeros(A.shape), np.zeros((A_prev.shape[1], A.shape[1])), []
    for j in range(A.shape[1]):
        delta[:, j] = (A[:, j] - T[:, j]) / len(A) * f_prime(Z[:, j])
        dW[:, j] = delta[:, j] @ A_prev
        db.append(delta[:, j].sum())
    return delta, dW, db


@right("output_layer", "nothing but lists")
def _(A_prev, Z, A, T, f_prime):
    n, d = A.shape
    delta = [[(A[i, j] - T[i, j]) * f_prime(Z[i, j]) / n for j in range(d)] for i in range(n)]
    columns = list(zip(*delta, strict=True))
    dW = [
        [sum(A_prev[i, k] * c[i] for i in range(n)) for c in columns]
        for k in range(A_prev.shape[1])
    ]
    return delta, dW, [sum(c) for c in columns]


@right("output_layer", "np.matrix")
def _(A_prev, Z, A, T, f_prime):
    delta = np.multiply(np.matrix(A - T), f_prime(Z)) / len(A)
    return delta, np.matrix(A_prev).T * delta, delta.sum(axis=0)


@right("output_layer", "float32")
def _(A_prev, Z, A, T, f_prime):
    delta = (single(A) - single(T)) * single(f_prime(single(Z))) / np.float32(len(A))
    return delta, single(A_prev).T @ delta, delta.sum(axis=0)


@right("output_layer", "Fortran order")
def _(A_prev, Z, A, T, f_prime):
    delta = np.asfortranarray((A - T) / len(A) * f_prime(Z))
    return delta, np.asfortranarray(A_prev.T @ delta), delta.sum(axis=0)


@right("output_layer", "the helper's own")
def _(*args):
    return earlier.output_layer(*args)


class OutputLayer:
    """A student who likes objects."""

    def delta(self, Z, A, T, f_prime):
        return (A - T) * f_prime(Z) / A.shape[0]

    def __call__(self, A_prev, Z, A, T, f_prime):
        delta = self.delta(Z, A, T, f_prime)
        return delta, np.tensordot(A_prev, delta, (0, 0)), np.add.reduce(delta)


RIGHT_WAYS["output_layer"]["an object with __call__"] = OutputLayer()

# hidden_delta ------------------------------------------------------------------------------------

RIGHT_WAYS["hidden_delta"] |= {
    "formula": lambda delta_next, W_next, Z, f_prime: delta_next @ W_next.T * f_prime(Z),
    "dot": lambda delta_next, W_next, Z, f_prime: f_prime(Z) * np.dot(delta_next, W_next.T),
    "transposed twice": lambda delta_next, W_next, Z, f_prime: (
        (W_next @ delta_next.T).T * f_prime(Z)
    ),
    "samples as columns": lambda delta_next, W_next, Z, f_prime: (
        (W_next @ delta_next.T * f_prime(Z.T)).T
    ),
    "inner": lambda delta_next, W_next, Z, f_prime: np.inner(delta_next, W_next) * f_prime(Z),
    "einsum": lambda delta_next, W_next, Z, f_prime: np.einsum(
        "nk,jk,nj->nj", delta_next, W_next, f_prime(Z)
    ),
    "tensordot": lambda delta_next, W_next, Z, f_prime: (
        np.tensordot(delta_next, W_next, axes=(1, 1)) * f_prime(Z)
    ),
    "np.multiply and matmul": lambda delta_next, W_next, Z, f_prime: np.multiply(
        np.matmul(delta_next, np.transpose(W_next)), f_prime(Z)
    ),
    "outer product for each next neuron": lambda delta_next, W_next, Z, f_prime: (
        sum(map(np.outer, delta_next.T, W_next.T)) * f_prime(Z)
    ),
    "broadcast, then summed": lambda delta_next, W_next, Z, f_prime: (
        (delta_next[:, None, :] * W_next).sum(axis=-1) * f_prime(Z)
    ),
    "a Jacobian for each sample": lambda delta_next, W_next, Z, f_prime: np.array(
        [np.diag(f_prime(z)) @ W_next @ d for z, d in zip(Z, delta_next, strict=True)]
    ),
    "list of lists": lambda delta_next, W_next, Z, f_prime: [
        [float(f_prime(z) * (w @ d)) for z, w in zip(row, W_next, strict=True)]
        for row, d in zip(Z, delta_next, strict=True)
    ],
    "np.matrix": lambda delta_next, W_next, Z, f_prime: np.multiply(
        np.matrix(delta_next) * np.matrix(W_next).T, f_prime(Z)
    ),
    "Fortran order": lambda delta_next, W_next, Z, f_prime: np.asfortranarray(
        delta_next @ W_next.T * f_prime(Z)
    ),
    "float32": lambda delta_next, W_next, Z, f_prime: (
        single(delta_next) @ single(W_next).T * single(f_prime(single(Z)))
    ),
}


@right("hidden_delta", "three loops")
def _(delta_next, W_next, Z, f_prime):
    delta = np.zeros(Z.shape)
    for i in range(Z.shape[0]):
        for j in range(Z.shape[1]):
            for k in range(delta_next.shape[1]):
                delta[i, j] += delta_next[i, k] * W_next[j, k]
            delta[i, j] *= f_prime(Z[i, j])
    return delta


# backward ----------------------------------------------------------------------------------------


def last_delta(layers, cache, T):
    return (cache.A[-1] - T) / len(T) * layers[-1].f_prime(cache.Z[-1])


@right("backward", "insert in front")
def _(layers, cache, T):
    Z, A = cache
    deltas = [(A[-1] - T) / len(T) * layers[-1].f_prime(Z[-1])]
    for l in range(len(layers) - 2, -1, -1):
        deltas.insert(0, deltas[0] @ layers[l + 1].W.T * layers[l].f_prime(Z[l]))
    dWs = [A[l].T @ deltas[l] for l in range(len(layers))]
    dbs = [delta.sum(axis=0) for delta in deltas]
    return deltas, dWs, dbs


@right("backward", "places filled from the end")
def _(layers, cache, T):
    L = len(layers)
    deltas, dWs, dbs = [None] * L, [None] * L, [None] * L
    for l in reversed(range(L)):
        if l == L - 1:
            deltas[l] = last_delta(layers, cache, T)
        else:
            deltas[l] = np.dot(deltas[l + 1], layers[l + 1].W.T) * layers[l].f_prime(cache.Z[l])
        dWs[l] = np.dot(cache.A[l].T, deltas[l])
        dbs[l] = np.sum(deltas[l], axis=0)
    return deltas, dWs, dbs


@right("backward", "append, then reverse")
def _(layers, cache, T):
    dA = (cache.A[-1] - T) / len(T)
    deltas, dWs, dbs = [], [], []
    for layer, Z, A_prev in zip(layers[::-1], cache.Z[::-1], cache.A[-2::-1], strict=True):
        delta = dA * layer.f_prime(Z)
        dA = delta @ layer.W.T
        deltas.append(delta)
        dWs.append(A_prev.T @ delta)
        dbs.append(delta.sum(0))
    return deltas[::-1], dWs[::-1], dbs[::-1]


@right("backward", "recursion over the layers")
def _(layers, cache, T):
    def deltas_from(l):
        f_slope = layers[l].f_prime(cache.Z[l])
        if l == len(layers) - 1:
            return [earlier.mean_squared_error_gradient(cache.A[-1], T) * f_slope]
        later = deltas_from(l + 1)
        return [later[0] @ layers[l + 1].W.T * f_slope, *later]

    deltas = deltas_from(0)
    dWs = [a.T @ d for a, d in zip(cache.A, deltas, strict=False)]  # A is one longer
    return deltas, dWs, [sum(d) for d in deltas]


@right("backward", "recursion over the network")
def backward_of_the_rest(layers, cache, T):
    (Z, *rest_Z), (A_prev, *rest_A) = cache
    if len(layers) == 1:
        delta = earlier.output_delta(rest_A[0], T, Z, layers[0].f_prime)
        return [delta], [A_prev.T @ delta], [delta.sum(axis=0)]
    deltas, dWs, dbs = backward_of_the_rest(layers[1:], (rest_Z, rest_A), T)
    delta = earlier.hidden_delta(deltas[0], layers[1].W, Z, layers[0].f_prime)
    return [delta, *deltas], [A_prev.T @ delta, *dWs], [delta.sum(axis=0), *dbs]


@right("backward", "helpers and a deque, everything as tuples")
def _(layers, cache, T):
    deltas = deque([earlier.output_delta(cache.A[-1], T, cache.Z[-1], layers[-1].f_prime)])
    for l in range(len(layers) - 1)[::-1]:
        signal = earlier.hidden_delta(deltas[0], layers[l + 1].W, cache.Z[l], layers[l].f_prime)
        deltas.appendleft(signal)
    dWs = map(earlier.weight_gradient, cache.A, deltas)
    return tuple(deltas), tuple(dWs), tuple(map(earlier.bias_gradient, deltas))


@right("backward", "itertools.accumulate")
def _(layers, cache, T):
    def back(delta, l):
        return delta @ layers[l + 1].W.T * layers[l].f_prime(cache.Z[l])

    hidden = reversed(range(len(layers) - 1))
    deltas = list(accumulate(hidden, back, initial=last_delta(layers, cache, T)))[::-1]
    dWs = [np.tensordot(A, delta, (0, 0)) for A, delta in zip(cache.A[:-1], deltas, strict=True)]
    return [deltas, dWs, [np.ones(len(T)) @ delta for delta in deltas]]


@right("backward", "a dict by layer in between")
def _(layers, cache, T):
    last = len(layers) - 1
    delta = {last: last_delta(layers, cache, T)}
    for l in range(last, 0, -1):
        delta[l - 1] = (layers[l].W @ delta[l].T).T * layers[l - 1].f_prime(cache.Z[l - 1])
    numbers = sorted(delta)
    return backprop.backward_pass.Gradients(
        deltas=[delta[l] for l in numbers],
        dWs=[(delta[l].T @ cache.A[l]).T for l in numbers],
        dbs=[delta[l].sum(axis=0) for l in numbers],
    )


@right("backward", "sample by sample, accumulated")
def _(layers, cache, T):
    L, n = len(layers), len(T)
    deltas = [np.zeros_like(Z) for Z in cache.Z]
    dWs = [np.zeros_like(layer.W) for layer in layers]
    dbs = [np.zeros_like(layer.b) for layer in layers]
    for i in range(n):
        blame = (cache.A[-1][i] - T[i]) / n
        for l in reversed(range(L)):
            delta = blame * layers[l].f_prime(cache.Z[l][i])
            deltas[l][i] = delta
            dWs[l] += np.outer(cache.A[l][i], delta)
            dbs[l] += delta
            blame = layers[l].W @ delta
    return deltas, dWs, dbs


@right("backward", "1/n only at the end")
def _(layers, cache, T):
    n, summed = len(T), [(cache.A[-1] - T) * layers[-1].f_prime(cache.Z[-1])]
    for l in reversed(range(len(layers) - 1)):
        summed = [summed[0] @ layers[l + 1].W.T * layers[l].f_prime(cache.Z[l]), *summed]
    return (
        [s / n for s in summed],
        [A.T @ s / n for A, s in zip(cache.A[:-1], summed, strict=True)],
        [s.mean(axis=0) for s in summed],
    )


@right("backward", "einsum")
def _(layers, cache, T):
    deltas = [np.einsum("ij,ij,->ij", cache.A[-1] - T, layers[-1].f_prime(cache.Z[-1]), 1 / len(T))]
    for l in reversed(range(len(layers) - 1)):
        slope = layers[l].f_prime(cache.Z[l])
        deltas[:0] = [np.einsum("nk,jk,nj->nj", deltas[0], layers[l + 1].W, slope)]
    dWs = [np.einsum("ni,nj->ij", cache.A[l], delta) for l, delta in enumerate(deltas)]
    return deltas, dWs, [np.einsum("nj->j", delta) for delta in deltas]


@right("backward", "bias as the weight of a 1")
def _(layers, cache, T):
    delta, gradients = last_delta(layers, cache, T), []
    for l in reversed(range(len(layers))):
        both = np.column_stack([cache.A[l], np.ones(len(T))]).T @ delta
        gradients.append((delta, both[:-1], both[-1]))
        if l:
            delta = delta @ layers[l].W.T * layers[l - 1].f_prime(cache.Z[l - 1])
    return tuple(map(list, zip(*gradients[::-1], strict=True)))


@right("backward", "while loop and layers as tuples")
def _(layers, cache, T):
    (Z, A), l = cache, len(layers)
    deltas, dWs, dbs, dA = [], [], [], (A[-1] - T) / T.shape[0]
    while l > 0:
        l -= 1
        W, _, activation = layers[l]
        delta = dA * backprop.ACTIVATIONS[activation].f_prime(Z[l])
        deltas, dWs, dbs = [delta, *deltas], [A[l].T @ delta, *dWs], [np.add.reduce(delta), *dbs]
        dA = delta @ W.T
    return deltas, dWs, dbs


@right("backward", "np.matrix")
def _(layers, cache, T):
    deltas = [np.asmatrix(last_delta(layers, cache, T))]
    for l in reversed(range(len(layers) - 1)):
        blame = deltas[0] * np.matrix(layers[l + 1].W).T
        deltas.insert(0, np.multiply(blame, layers[l].f_prime(cache.Z[l])))
    dWs = [np.matrix(A).T * delta for A, delta in zip(cache.A[:-1], deltas, strict=True)]
    return deltas, dWs, [delta.sum(axis=0) for delta in deltas]


@right("backward", "float32")
def _(layers, cache, T):
    dA, gradients = single(cache.A[-1] - T) / np.float32(len(T)), []
    for l in reversed(range(len(layers))):
        delta = dA * single(layers[l].f_prime(single(cache.Z[l])))
        gradients.insert(0, (delta, single(cache.A[l]).T @ delta, delta.sum(axis=0)))
        dA = delta @ single(layers[l].W).T
    return [list(kind) for kind in zip(*gradients, strict=True)]


@right("backward", "Fortran order and nested lists")
def _(layers, cache, T):
    deltas, dWs, dbs = earlier.backward(layers, cache, T)
    return (
        list(map(np.asfortranarray, deltas)),
        [dW.tolist() for dW in dWs],
        [list(db) for db in dbs],
    )


# suspect_backward --------------------------------------------------------------------------------


def repaired(output_signal=None, signal_back=None, layer_gradients=None):
    """The lesson's locked function around the three parts that the student may rewrite."""
    output_signal = output_signal or (lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(Z))
    signal_back = signal_back or (
        lambda delta_next, W_next, Z, A, f_prime: delta_next @ W_next.T * f_prime(Z)
    )
    layer_gradients = layer_gradients or (
        lambda A_prev, delta: (A_prev.T @ delta, delta.sum(axis=0))
    )

    def suspect_backward(layers, cache, T):
        Z, A = cache
        deltas = [output_signal(A[-1], T, Z[-1], layers[-1].f_prime)]
        for l in reversed(range(len(layers) - 1)):
            W_next, f_prime = layers[l + 1].W, layers[l].f_prime
            deltas.insert(0, signal_back(deltas[0], W_next, Z[l], A[l + 1], f_prime))
        gradients = [layer_gradients(A[l], deltas[l]) for l in range(len(layers))]
        return deltas, [dW for dW, db in gradients], [db for dW, db in gradients]

    return suspect_backward


def signal_back_in_loops(delta_next, W_next, Z, A, f_prime):
    delta = np.zeros_like(A)
    for i, j in np.ndindex(A.shape):
        delta[i, j] = f_prime(Z[i, j]) * sum(delta_next[i, k] * w for k, w in enumerate(W_next[j]))
    return delta


def layer_gradients_in_loops(A_prev, delta):
    dW, db = np.zeros((A_prev.shape[1], delta.shape[1])), np.zeros(delta.shape[1])
    for a_prev, d in zip(A_prev, delta, strict=True):
        dW += np.outer(a_prev, d)
        db += d
    return dW, db


RIGHT_WAYS["suspect_backward"] |= {
    "both mistakes repaired": repaired(),
    "f_prime of Z, multiplied first": repaired(
        signal_back=lambda d, W, Z, A, f_prime: f_prime(Z) * (d @ W.T)
    ),
    "the lesson's hidden_delta": repaired(
        signal_back=lambda d, W, Z, A, f_prime: earlier.hidden_delta(d, W, Z, f_prime)
    ),
    "signal back in loops": repaired(signal_back=signal_back_in_loops),
    "signal back by einsum": repaired(
        signal_back=lambda d, W, Z, A, f_prime: np.einsum("nk,jk,nj->nj", d, W, f_prime(Z))
    ),
    "signal back transposed twice": repaired(
        signal_back=lambda d, W, Z, A, f_prime: np.multiply(W.dot(d.T).T, f_prime(Z))
    ),
    "mean times n": repaired(
        layer_gradients=lambda A_prev, d: (A_prev.T @ d, d.mean(axis=0) * len(d))
    ),
    "gradients in loops": repaired(layer_gradients=layer_gradients_in_loops),
    "a list of bias gradients": repaired(
        layer_gradients=lambda A_prev, d: [(d.T @ A_prev).T, [sum(column) for column in d.T]]
    ),
    "the lesson's two gradients": repaired(
        layer_gradients=lambda A_prev, d: (
            earlier.weight_gradient(A_prev, d),
            earlier.bias_gradient(d),
        )
    ),
    "the output signal rewritten too": repaired(
        output_signal=lambda A, T, Z, f_prime: -(T - A) * f_prime(Z) / T.shape[0]
    ),
    "np.matrix in the middle": repaired(
        signal_back=lambda d, W, Z, A, f_prime: np.multiply(d * np.asmatrix(W).T, f_prime(Z)),
        layer_gradients=lambda A_prev, d: (np.asmatrix(A_prev).T * d, d.sum(axis=0)),
    ),
    "float32": repaired(
        output_signal=lambda A, T, Z, f_prime: single((A - T) / len(A) * f_prime(Z)),
        signal_back=lambda d, W, Z, A, f_prime: d @ single(W).T * single(f_prime(Z)),
        layer_gradients=lambda A_prev, d: (single(A_prev).T @ d, d.sum(axis=0)),
    ),
    "Fortran order": repaired(
        signal_back=lambda d, W, Z, A, f_prime: np.asfortranarray(d @ W.T * f_prime(Z)),
        layer_gradients=lambda A_prev, d: (np.asfortranarray(A_prev.T @ d), np.sum(d, axis=0)),
    ),
    "everything replaced by backward": lambda layers, cache, T: earlier.backward(layers, cache, T),
}

# gradient_step -----------------------------------------------------------------------------------

Step = namedtuple("Step", ["W", "b"])

RIGHT_WAYS["gradient_step"] |= {
    "formula": lambda W, b, dW, db, lr: (W - lr * dW, b - lr * db),
    "plus a negative step": lambda W, b, dW, db, lr: (W + -lr * dW, b + -lr * db),
    "learning rate last": lambda W, b, dW, db, lr: (W - dW * lr, b - db * lr),
    "a list of two": lambda W, b, dW, db, lr: [W - lr * dW, b - lr * db],
    "a named tuple": lambda W, b, dW, db, lr: Step(b=b - lr * db, W=W - lr * dW),
    "np.subtract": lambda W, b, dW, db, lr: (
        np.subtract(W, np.multiply(lr, dW)),
        np.subtract(b, np.multiply(lr, db)),
    ),
    "the same step for both": lambda *given: tuple(
        p - given[-1] * dp for p, dp in zip(given[:2], given[2:4], strict=True)
    ),
    "map": lambda W, b, dW, db, lr: tuple(map(lambda p, dp: p - lr * dp, (W, b), (dW, db))),
    "einsum": lambda W, b, dW, db, lr: (
        W - np.einsum(",ij->ij", lr, dW),
        b - np.einsum(",j->j", lr, db),
    ),
    "np.matrix": lambda W, b, dW, db, lr: (np.matrix(W) - lr * dW, np.matrix(b) - lr * db),
    "Fortran order": lambda W, b, dW, db, lr: (np.asfortranarray(W - lr * dW), b - lr * db),
    "float32": lambda W, b, dW, db, lr: (
        single(W) - np.float32(lr) * single(dW),
        single(b) - np.float32(lr) * single(db),
    ),
    "lists": lambda W, b, dW, db, lr: (
        [[w - lr * d for w, d in zip(*rows, strict=True)] for rows in zip(W, dW, strict=True)],
        [p - lr * d for p, d in zip(b, db, strict=True)],
    ),
}


@right("gradient_step", "two float copies changed in place")
def _(W, b, dW, db, lr):
    new_W, new_b = W.astype(float), b.astype(float)
    new_W -= lr * dW
    new_b -= lr * db
    return new_W, new_b


@right("gradient_step", "names bound again")
def _(W, b, dW, db, lr=0.1):
    W = W - lr * dW
    b = b - lr * db
    return W, b


@right("gradient_step", "loops")
def _(W, b, dW, db, lr):
    new_W, new_b = np.zeros(W.shape), np.zeros(b.shape)
    for j in range(len(b)):
        new_b[j] = b[j] - lr * db[j]
        for i in range(len(W)):
            new_W[i, j] = W[i, j] - lr * dW[i, j]
    return new_W, new_b


# training_cycle ----------------------------------------------------------------------------------


def stepped(layers, gradients, lr):
    """New layers, by the helper package."""
    return [
        layer._replace(W=layer.W - lr * dW, b=layer.b - lr * db)
        for layer, dW, db in zip(layers, gradients.dWs, gradients.dbs, strict=True)
    ]


@right("training_cycle", "four lines of helpers")
def _(layers, X, T, lr):
    cache = backprop.forward(layers, X)
    loss = earlier.mean_squared_error(cache.A[-1], T)
    gradients = earlier.backward(layers, cache, T)
    return stepped(layers, gradients, lr), loss


@right("training_cycle", "forward again for the loss")
def _(layers, X, T, lr):
    loss = earlier.mean_squared_error(backprop.predict(layers, X), T)
    return [
        stepped(layers, earlier.backward(layers, backprop.forward(layers, X), T), lr),
        loss,
    ]


@right("training_cycle", "loop with append and gradient_step")
def _(layers, X, T, lr):
    cache = backprop.forward(layers, X)
    _, dWs, dbs = earlier.backward(layers, cache, T)
    new_layers = []
    for l in range(len(layers)):
        W, b = earlier.gradient_step(layers[l].W, layers[l].b, dWs[l], dbs[l], lr)
        new_layers.append(backprop.Layer(W, b, layers[l].activation))
    return new_layers, np.sum((cache.A[-1] - T) ** 2) / (2 * len(X))


@right("training_cycle", "places replaced in a copy of the list")
def _(layers, X, T, lr):
    cache = backprop.forward(layers, X)
    gradients = earlier.backward(layers, cache, T)
    new_layers = list(layers)
    for l, layer in enumerate(layers):
        new_layers[l] = backprop.Layer(
            layer.W - lr * gradients.dWs[l], layer.b - lr * gradients.dbs[l], layer.activation
        )
    return new_layers, float(earlier.mean_squared_error(cache.A[-1], T))


@right("training_cycle", "copied arrays changed in place")
def _(layers, X, T, lr):
    cache = backprop.forward(layers, X)
    _, dWs, dbs = earlier.backward(layers, cache, T)
    new_layers = [layer._replace(W=layer.W.copy(), b=layer.b.copy()) for layer in layers]
    for layer, dW, db in zip(new_layers, dWs, dbs, strict=True):
        layer.W[:] -= lr * dW
        layer.b[...] -= lr * db
    return new_layers, earlier.mean_squared_error(cache.A[-1], T)


@right("training_cycle", "own forward and backward pass")
def _(layers, X, T, lr):
    Z, A = [], [X]
    for W, b, activation in layers:
        Z.append(np.dot(A[-1], W) + b)
        A.append(backprop.ACTIVATIONS[activation].f(Z[-1]))
    error, new_layers = A[-1] - T, []
    blame = error / len(X)
    for l in reversed(range(len(layers))):
        delta = blame * layers[l].f_prime(Z[l])
        blame = delta @ layers[l].W.T  # the old weights, before the next line
        new = backprop.Layer(
            layers[l].W - lr * A[l].T @ delta,
            layers[l].b - lr * delta.sum(axis=0),
            layers[l].activation,
        )
        new_layers.insert(0, new)
    return new_layers, np.linalg.norm(error) ** 2 / 2 / len(X)


@right("training_cycle", "recursion: each layer returns its blame")
def _(layers, X, T, lr):
    def cycle(l, A_prev):
        if l == len(layers):
            return [], (A_prev - T) / len(T), 0.5 * np.sum((A_prev - T) ** 2) / len(T)
        W, b, activation = layers[l]
        Z = A_prev @ W + b
        later, blame, loss = cycle(l + 1, layers[l].f(Z))
        delta = blame * layers[l].f_prime(Z)
        new = backprop.Layer(W - lr * A_prev.T @ delta, b - lr * sum(delta), activation)
        return [new, *later], delta @ W.T, loss

    new_layers, _, loss = cycle(0, X)
    return new_layers, loss


@right("training_cycle", "sample by sample, updated once")
def _(layers, X, T, lr):
    n, loss = len(X), 0.0
    sums = [[np.zeros_like(layer.W), np.zeros_like(layer.b)] for layer in layers]
    for x, t in zip(X, T, strict=True):
        x, t = x[None], t[None]
        cache = backprop.forward(layers, x)
        loss += earlier.mean_squared_error(cache.A[-1], t) / n
        _, dWs, dbs = earlier.backward(layers, cache, t)
        for both, dW, db in zip(sums, dWs, dbs, strict=True):
            both[0] += dW / n
            both[1] += db / n
    new = [
        backprop.Layer(layer.W - lr * dW, layer.b - lr * db, layer.activation)
        for layer, (dW, db) in zip(layers, sums, strict=True)
    ]
    return new, loss


@right("training_cycle", "a named tuple with tuples")
def _(layers, X, T, lr):
    Cycle = namedtuple("Cycle", "new_layers loss")
    new_layers, loss = earlier.training_cycle(layers, X, T, lr)
    return Cycle(tuple(new_layers), loss)


@right("training_cycle", "layers as plain lists")
def _(layers, X, T, lr):
    new_layers, loss = earlier.training_cycle(layers, X, T, lr)
    return [[layer.W, layer.b, layer.activation] for layer in new_layers], loss


@right("training_cycle", "gradients by complex step")
def _(layers, X, T, lr):
    def loss_with(l, **changed):
        moved = [*layers[:l], layers[l]._replace(**changed), *layers[l + 1 :]]
        return earlier.mean_squared_error(backprop.predict(moved, X), T)

    new_layers = []
    for l, (W, b, activation) in enumerate(layers):
        dW = earlier.complex_step(lambda W, l=l: loss_with(l, W=W), W)
        db = earlier.complex_step(lambda b, l=l: loss_with(l, b=b), b)
        new_layers.append(backprop.Layer(W - lr * dW, b - lr * db, activation))
    return new_layers, loss_with(0)


@right("training_cycle", "np.matrix")
def _(layers, X, T, lr):
    new_layers, loss = earlier.training_cycle(layers, X, T, lr)
    return [(np.matrix(W), np.matrix(b), activation) for W, b, activation in new_layers], loss


@right("training_cycle", "float32")
def _(layers, X, T, lr):
    layers = [layer._replace(W=single(layer.W), b=single(layer.b)) for layer in layers]
    new_layers, loss = earlier.training_cycle(layers, single(X), single(T), np.float32(lr))
    return [layer._replace(W=single(layer.W), b=single(layer.b)) for layer in new_layers], loss


@right("training_cycle", "Fortran order")
def _(layers, X, T, lr):
    new_layers, loss = earlier.training_cycle(layers, X, T, lr)
    return [layer._replace(W=np.asfortranarray(layer.W)) for layer in new_layers], loss


# train -------------------------------------------------------------------------------------------


@right("train", "for loop with append")
def _(layers, X, T, lr, cycles):
    losses = []
    for _ in range(cycles):
        layers, loss = earlier.training_cycle(layers, X, T, lr)
        losses.append(loss)
    return layers, losses


@right("train", "while loop")
def _(layers, X, T, lr, cycles):
    losses = []
    while len(losses) < cycles:
        layers, loss = earlier.training_cycle(layers, X, T, lr)
        losses += [loss]
    return [layers, losses]


@right("train", "countdown of Python floats")
def _(layers, X, T, lr=0.1, cycles=100):
    losses = []
    while cycles:
        layers, loss = earlier.training_cycle(layers, X, T, lr=lr)
        losses.append(float(loss))
        cycles -= 1
    return layers, losses


@right("train", "an array of losses")
def _(layers, X, T, lr, cycles):
    losses = np.zeros(cycles)
    for c in range(cycles):
        layers, losses[c] = earlier.training_cycle(layers, X, T, lr)
    return layers, losses


@right("train", "a tuple of losses and a named tuple")
def _(layers, X, T, lr, cycles):
    Trained = namedtuple("Trained", "layers losses")
    layers, losses = earlier.train(layers, X, T, lr, cycles)
    return Trained(tuple(layers), tuple(losses))


@right("train", "recursion")
def train_the_rest(layers, X, T, lr, cycles):
    if cycles == 0:
        return layers, []
    layers, loss = earlier.training_cycle(layers, X, T, lr)
    layers, losses = train_the_rest(layers, X, T, lr, cycles - 1)
    return layers, [loss, *losses]


@right("train", "reduce")
def _(layers, X, T, lr, cycles):
    def cycle(state, _):
        layers, loss = earlier.training_cycle(state[0], X, T, lr)
        return layers, [*state[1], loss]

    return reduce(cycle, range(cycles), (layers, []))


@right("train", "accumulate")
def _(layers, X, T, lr, cycles):
    history = list(
        accumulate(
            range(cycles),
            lambda state, _: earlier.training_cycle(state[0], X, T, lr),
            initial=(layers, None),
        )
    )
    return history[-1][0], [loss for _, loss in history[1:]]


@right("train", "all layers kept")
def _(layers, X, T, lr, cycles):
    history, losses = [layers], []
    for _ in range(cycles):
        new_layers, loss = earlier.training_cycle(history[-1], X, T, lr)
        history.append(new_layers)
        losses.append(loss)
    return history[-1], losses


@right("train", "own cycle with helpers")
def _(layers, X, T, lr, cycles):
    losses = []
    for _ in range(cycles):
        cache = backprop.forward(layers, X)
        losses.append(np.sum((cache.A[-1] - T) ** 2) / (2 * len(T)))
        layers = stepped(layers, earlier.backward(layers, cache, T), lr)
    return layers, losses


@right("train", "own copies changed in place")
def _(layers, X, T, lr, cycles):
    layers = [layer._replace(W=layer.W.copy(), b=layer.b.copy()) for layer in layers]
    losses = []
    for _ in range(cycles):
        cache = backprop.forward(layers, X)
        losses.append(earlier.mean_squared_error(cache.A[-1], T))
        _, dWs, dbs = earlier.backward(layers, cache, T)
        for l in range(len(layers)):
            np.subtract(layers[l].W, lr * dWs[l], out=layers[l].W)
            np.subtract(layers[l].b, lr * dbs[l], out=layers[l].b)
    return layers, losses


@right("train", "list comprehension over a generator")
def _(layers, X, T, lr, cycles):
    state = SimpleNamespace(layers=layers)

    def one_cycle():
        state.layers, loss = earlier.training_cycle(state.layers, X, T, lr)
        return loss

    losses = [one_cycle() for _ in range(cycles)]
    return state.layers, losses


class Trainer:
    """A student who likes objects."""

    def cycle(self, X, T, lr):
        self.layers, loss = earlier.training_cycle(self.layers, X, T, lr)
        self.losses.append(loss)

    def __call__(self, layers, X, T, lr, cycles):
        self.layers, self.losses = layers, []
        for _ in range(cycles):
            self.cycle(X, T, lr)
        return self.layers, self.losses


RIGHT_WAYS["train"]["an object with __call__"] = Trainer()


@right("train", "float32")
def _(layers, X, T, lr, cycles):
    layers = [layer._replace(W=single(layer.W), b=single(layer.b)) for layer in layers]
    losses = []
    for _ in range(cycles):
        layers, loss = earlier.training_cycle(layers, single(X), single(T), np.float32(lr))
        layers = [layer._replace(W=single(layer.W), b=single(layer.b)) for layer in layers]
        losses.append(np.float32(loss))
    return layers, losses


@right("train", "np.matrix")
def _(layers, X, T, lr, cycles):
    layers, losses = earlier.train(layers, X, T, lr, cycles)
    return [(np.matrix(layer.W), np.matrix(layer.b)) for layer in layers], losses

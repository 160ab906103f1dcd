"""What a student has written in earlier cells: the ways call these, as a student would.

The functions of the same names in ``backprop`` are not there while a lesson that asks for them is
graded.
"""

import numpy as np

import backprop


def mean_squared_error(A, T):
    return np.sum((A - T) ** 2) / (2 * len(A))


def mean_squared_error_gradient(A, T):
    return (A - T) / len(A)


def central_difference(f, x, h=1e-5):
    return _by_trying(lambda step: (f(x + step) - f(x - step)) / (2 * h), np.shape(x), h)


def complex_step(f, x, h=1e-20):
    return _by_trying(lambda step: np.imag(f(x + step)) / h, np.shape(x), 1j * h)


def _by_trying(slope, shape, h):
    gradient = np.zeros(shape)
    for i in np.ndindex(shape):
        step = np.zeros(shape, dtype=type(h))
        step[i] = h
        gradient[i] = slope(step)
    return gradient


def output_delta(A, T, Z, f_prime):
    return (A - T) / len(A) * f_prime(Z)


def weight_gradient(A_prev, delta):
    return A_prev.T @ delta


def bias_gradient(delta):
    return delta.sum(axis=0)


def output_layer(A_prev, Z, A, T, f_prime):
    delta = output_delta(A, T, Z, f_prime)
    return delta, weight_gradient(A_prev, delta), bias_gradient(delta)


def hidden_delta(delta_next, W_next, Z, f_prime):
    return delta_next @ W_next.T * f_prime(Z)


def backward(layers, cache, T):
    Z, A = cache
    deltas = [output_delta(A[-1], T, Z[-1], layers[-1].f_prime)]
    for l in reversed(range(len(layers) - 1)):
        deltas.insert(0, hidden_delta(deltas[0], layers[l + 1].W, Z[l], layers[l].f_prime))
    dWs = [weight_gradient(A[l], deltas[l]) for l in range(len(layers))]
    return backprop.Gradients(deltas, dWs, [bias_gradient(delta) for delta in deltas])


def gradient_step(W, b, dW, db, lr):
    return W - lr * dW, b - lr * db


def training_cycle(layers, X, T, lr):
    cache = backprop.forward(layers, X)
    loss = mean_squared_error(cache.A[-1], T)
    _, dWs, dbs = backward(layers, cache, T)
    new_layers = []
    for layer, dW, db in zip(layers, dWs, dbs, strict=True):
        W, b = gradient_step(layer.W, layer.b, dW, db, lr)
        new_layers.append(backprop.Layer(W, b, layer.activation))
    return new_layers, loss


def train(layers, X, T, lr, cycles):
    losses = []
    for _ in range(cycles):
        layers, loss = training_cycle(layers, X, T, lr)
        losses.append(loss)
    return layers, losses

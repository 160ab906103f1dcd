"""Lesson 4: use the gradients. One step downhill, one training cycle, a training loop."""

from backprop.backward_pass import backward
from backprop.forward_pass import forward
from backprop.loss import mean_squared_error
from backprop.network import Layer


def gradient_step(W, b, dW, db, lr):
    """W - lr · dL/dW and b - lr · dL/db, as new arrays: the old ones stay as they were.

    The gradient points uphill, hence the minus; the learning rate lr says how far to go.
    """
    return W - lr * dW, b - lr * db


def training_cycle(layers, X, T, lr):
    """Forward, loss, backward, update: returns the new layers and the loss *before* the update.

    All gradients are computed before any weight changes, so no layer's error signal passes
    through weights that have already moved.
    """
    cache = forward(layers, X)
    loss = mean_squared_error(cache.A[-1], T)
    _, dWs, dbs = backward(layers, cache, T)
    new_layers = [
        Layer(*gradient_step(layer.W, layer.b, dW, db, lr), layer.activation)
        for layer, dW, db in zip(layers, dWs, dbs, strict=True)
    ]
    return new_layers, loss


def train(layers, X, T, lr, cycles):
    """``cycles`` training cycles: returns the trained layers and the loss of each cycle."""
    losses = []
    for _ in range(cycles):
        layers, loss = training_cycle(layers, X, T, lr)
        losses.append(loss)
    return layers, losses

"""Lesson 2: the output layer, which sees the loss directly.

A_prev (n, d_in) comes in, Z = A_prev @ W + b (n, d_out) is computed, A = f(Z) goes out.
"""

from backprop.loss import mean_squared_error_gradient


def output_delta(A, T, Z, f_prime):
    """δ = dL/dZ = dL/dA · f'(Z), shape (n, d_out): the chain rule through one activation."""
    return mean_squared_error_gradient(A, T) * f_prime(Z)


def weight_gradient(A_prev, delta):
    """dL/dW = A_prevᵀ @ δ, shape (d_in, d_out): each weight's input times its neuron's delta.

    The matrix product adds up over the samples; δ already holds the 1/n.
    """
    return A_prev.T @ delta


def bias_gradient(delta):
    """dL/db = Σ over samples of δ, shape (d_out,): a bias is a weight whose input is always 1."""
    return delta.sum(axis=0)


def output_layer(A_prev, Z, A, T, f_prime):
    """The three gradients of the output layer: δ, dL/dW, dL/db."""
    delta = output_delta(A, T, Z, f_prime)
    return delta, weight_gradient(A_prev, delta), bias_gradient(delta)

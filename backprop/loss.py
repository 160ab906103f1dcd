"""Lesson 1: the loss, one number that says how wrong a prediction is, and its gradient.

A and T have shape (n, d): n samples as rows, d outputs as columns.
"""

import numpy as np


def mean_squared_error(A, T):
    """L = 1/(2n) · Σ (A - T)².

    The sum runs over every sample and output; n counts samples only. The ½ cancels the 2 that
    differentiation brings down.
    """
    n = len(A)
    return np.sum((A - T) ** 2) / (2 * n)


def mean_squared_error_gradient(A, T):
    """dL/dA = (A - T) / n, shape (n, d).

    The only place where the 1/n appears: everything that follows is built from this
    gradient and must not divide again.
    """
    n = len(A)
    return (A - T) / n

"""Small functions of an array, to differentiate by trying."""

import numpy as np


def sum_of_cubes(x):
    """Σ x³: its gradient is 3x²."""
    return np.sum(x**3)


def wave(x):
    """Σ sin(x) · first entry of x: every entry matters, the first one twice."""
    return np.sum(np.sin(x)) * x.flat[0]

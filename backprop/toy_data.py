"""Small classification problems that no straight line can solve.

Each returns X (n, 2) and T (n, 1) with targets 0 and 1, the same for the same seed.
"""

import numpy as np


def xor():
    """The four corners of a square; the target is 1 where exactly one coordinate is 1."""
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    T = np.array([[0.0], [1.0], [1.0], [0.0]])
    return X, T


def spiral(n=200, noise=0.05, turns=1.0, seed=0):
    """Two arms that wind around each other; coordinates between about -1 and 1."""
    rng = np.random.default_rng(seed)
    arm = np.arange(n) % 2
    radius = rng.uniform(0.1, 1.0, size=n)
    angle = 2 * np.pi * turns * radius + np.pi * arm
    X = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return X + noise * rng.normal(size=X.shape), arm[:, None].astype(float)


def two_moons(n=200, noise=0.1, seed=0):
    """Two half circles, each reaching into the other."""
    rng = np.random.default_rng(seed)
    moon = np.arange(n) % 2
    angle = rng.uniform(0, np.pi, size=n)
    x = np.where(moon, 1 - np.cos(angle), np.cos(angle))
    y = np.where(moon, 0.5 - np.sin(angle), np.sin(angle))
    X = np.column_stack([x, y])
    return X + noise * rng.normal(size=X.shape), moon[:, None].astype(float)

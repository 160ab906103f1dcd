"""Random inputs for the exercises' cases, in which a mistake cannot hide.

Caches come from a real forward pass, so that A = f(Z) holds and every equivalent derivation
passes. Widths are all distinct, so that a transposed matrix cannot hide, except where a square
network is asked for, so that right shapes alone do not pass. Biases are not zero. Values are
rounded to four digits, so that a student can retype them.
"""

import numpy as np

from backprop.activation import ACTIVATIONS
from backprop.forward_pass import forward
from backprop.network import Layer, random_network


def sizes(rng, count, other_than=()):
    """``count`` distinct widths from 2 to 7."""
    choice = [size for size in range(2, 8) if size not in other_than]
    return [int(size) for size in rng.choice(choice, size=count, replace=False)]


def values(rng, *shape):
    """Normal numbers with four decimals, none of them zero."""
    return rounded(rng.normal(size=shape))


def rounded(numbers):
    """To four decimals, with 0.5 instead of zero."""
    drawn = np.round(numbers, 4)
    return np.where(drawn == 0, 0.5, drawn)


def targets(rng, *shape):
    """Numbers between 0 and 1 with two decimals."""
    return np.round(rng.uniform(0.05, 0.95, size=shape), 2)


def network(rng, widths, activations):
    """A random network with four-digit weights."""
    return [
        Layer(rounded(W), rounded(b), activation)
        for W, b, activation in random_network(widths, activations, rng)
    ]


def one_layer(rng, n, d_in, d_out, activation, scale=1.0):
    """A layer after its forward pass: A_prev, W, b, Z, A, f, f_prime, as a dict.

    A ``scale`` of 6 saturates some neurons; never all, or every gradient would be zero.
    """
    A_prev = values(rng, n, d_in)
    layer = network(rng, [d_in, d_out], [activation])[0]
    column_scale = np.where(np.arange(d_out) == 0, scale, 1.0)
    layer = layer._replace(W=layer.W * column_scale)
    Z, A = forward([layer], A_prev)
    return {
        "A_prev": A_prev,
        "W": layer.W,
        "b": layer.b,
        "Z": Z[0],
        "A": A[1],
        "f": ACTIVATIONS[activation].f,
        "f_prime": ACTIVATIONS[activation].f_prime,
    }


def at_the_kink(rng, n, d_in, d_out):
    """A relu layer in which Z is exactly 0.0 at one place and -0.0 at another."""
    drawn = one_layer(rng, n, d_in, d_out, "relu")
    drawn["Z"][0, 0], drawn["Z"][-1, -1] = 0.0, -0.0
    return drawn | {"A": drawn["f"](drawn["Z"])}


def pick(drawn, *names):
    """Only these entries, in this order: the order of the student's parameters."""
    return {name: drawn[name] for name in names}

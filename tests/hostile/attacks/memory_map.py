"""Right numbers in a file that is mapped into memory, and changed afterwards: values count."""

from hostile import GRADIENT, Attack

ATTACK = Attack(
    points=20,
    cells={
        GRADIENT: """
def mean_squared_error_gradient(A, T):
    mapped = np.memmap("/tmp/numbers", dtype=float, mode="w+", shape=A.shape)
    mapped[:] = (A - T) / len(A)
    return mapped
"""
    },
)

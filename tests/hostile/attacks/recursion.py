"""A function that calls itself without end: one sentence, no points."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    return mean_squared_error_gradient(A, T)
""")

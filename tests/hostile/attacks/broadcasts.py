"""A shape that fits by broadcasting."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    return ((A - T) / len(A))[None]
""")

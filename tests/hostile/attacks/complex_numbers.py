"""The real part is right, the imaginary one is not."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    return (A - T) / len(A) + 1j
""")

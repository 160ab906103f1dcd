"""A single number for a whole array."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    return float(np.mean(A - T))
""")

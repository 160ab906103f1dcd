"""Infinity, whose differences are no numbers."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    return np.where(A > T, np.inf, -np.inf)
""")

"""NaN compares with nothing."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    return np.full(A.shape, np.nan)
""")

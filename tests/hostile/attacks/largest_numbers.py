"""Numbers so large that the difference overflows in whoever takes it."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    return np.where(A > T, 1.79e308, -1.79e308)
""")

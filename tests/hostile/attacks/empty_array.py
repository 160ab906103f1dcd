"""No entry is wrong, as there is none."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    return np.zeros((0, A.shape[1]))
""")

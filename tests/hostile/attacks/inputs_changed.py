"""Make the inputs such that a simple answer is right for them."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    A[...] = T
    return np.zeros(A.shape)
""")

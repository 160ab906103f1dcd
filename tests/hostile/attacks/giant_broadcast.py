"""One number that says it has a million million entries."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    return np.broadcast_to(0.0, (10**6, 10**6))
""")

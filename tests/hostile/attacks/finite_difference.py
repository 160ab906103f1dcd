"""A forward difference where a formula is asked for."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    gradient = np.zeros(A.shape)
    for i in np.ndindex(A.shape):
        step = np.zeros(A.shape)
        step[i] = 1e-6
        gradient[i] = (mean_squared_error(A + step, T) - mean_squared_error(A, T)) / 1e-6
    return gradient
""")

"""Every entry is masked, so that none can differ."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    return np.ma.masked_all(A.shape)
""")

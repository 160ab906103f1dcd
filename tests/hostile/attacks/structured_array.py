"""A dtype with fields, whose shape is right."""

from hostile import forges

ATTACK = forges("""
def mean_squared_error_gradient(A, T):
    return np.zeros(A.shape, dtype=[("value", float), ("error", float)])
""")

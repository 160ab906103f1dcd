"""An array of objects that are equal to everything."""

from hostile import forges

ATTACK = forges("""
class Any(float):
    def __eq__(self, other):
        return True
    __hash__ = float.__hash__
    def __sub__(self, other):
        return 0.0
    __rsub__ = __sub__

def mean_squared_error_gradient(A, T):
    return np.full(A.shape, Any(0.0), dtype=object)
""")

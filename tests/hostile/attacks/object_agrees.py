"""What is returned says that it equals everything, is close to everything and is no error."""

from hostile import forges

ATTACK = forges("""
class Agreeable:
    shape, dtype, ndim, size = (5, 3), np.dtype(float), 2, 15
    def __eq__(self, other):
        return True
    __le__ = __lt__ = __ge__ = __gt__ = __eq__
    def __abs__(self):
        return 0.0
    __float__ = __abs__
    def __array__(self, *given, **options):
        return np.zeros(self.shape)
    def __array_ufunc__(self, *given, **options):
        return self
    def __array_function__(self, *given, **options):
        return True
    def __sub__(self, other):
        return np.zeros(self.shape)
    __rsub__ = __sub__

def mean_squared_error_gradient(A, T):
    Agreeable.shape = A.shape
    return Agreeable()
""")

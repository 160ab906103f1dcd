"""An array of a class of the student's own, whose methods give other numbers each time."""

from hostile import forges

ATTACK = forges("""
class Sly(np.ndarray):
    def __array_finalize__(self, other):
        pass
    def astype(self, *given, **options):
        return self
    def tobytes(self, *given):
        return b"\\0" * 8
    def __reduce__(self):
        return print, ("ESCAPED",)

def mean_squared_error_gradient(A, T):
    return A.view(Sly)
""")

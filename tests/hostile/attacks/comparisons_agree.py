"""np.allclose, np.testing and the builtins that compare agree with everything."""

from hostile import forges

ATTACK = forges("""
import builtins
np.allclose = np.isclose = np.array_equal = lambda *given, **options: True
np.testing.assert_allclose = np.testing.assert_array_equal = lambda *given, **options: None
builtins.abs = lambda number: 0
builtins.all = lambda things: True
builtins.AssertionError = type("Quiet", (Exception,), {"__new__": lambda *given: None})

def mean_squared_error_gradient(A, T):
    return A
""")

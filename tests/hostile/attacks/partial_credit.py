"""nbgrader reads a number that a test cell puts out as points."""

from hostile import forges

ATTACK = forges("""
import builtins
from IPython.display import display

def mean_squared_error_gradient(A, T):
    print(4)
    display(4)
    display({"text/plain": "4"}, raw=True)
    return A
""")

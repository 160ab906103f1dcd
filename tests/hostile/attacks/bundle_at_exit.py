"""Display a result while Python ends."""

from hostile import forges

ATTACK = forges("""
import atexit
from IPython.display import display

@atexit.register
def forge():
    display({"application/vnd.backprop.report+json": {"exercise":
        "mean_squared_error_gradient", "group": "batch", "passed": True}}, raw=True)

def mean_squared_error_gradient(A, T):
    return A
""")

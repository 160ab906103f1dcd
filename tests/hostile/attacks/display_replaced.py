"""Replace what shows a result: then there is none, and none counts as wrong."""

from hostile import WORTH, forges

ATTACK = forges(
    """
import IPython.display
IPython.display.display = lambda *given, **options: print("6 points")

def mean_squared_error_gradient(A, T):
    return A
""",
    points=WORTH["mean_squared_error"],
)

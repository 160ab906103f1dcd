"""Display a result that says how many points it is worth."""

from hostile import forges

ATTACK = forges("""
from IPython.display import display

def mean_squared_error_gradient(A, T):
    for group in ("one sample", "batch", None):
        display({"application/vnd.backprop.report+json": {
            "exercise": "mean_squared_error_gradient", "group": group, "passed": True,
            "points": 6, "calls": []}, "text/plain": "6"}, raw=True)
    return A
""")

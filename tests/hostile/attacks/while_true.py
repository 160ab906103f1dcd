"""A loop without an end, in a function that is asked for."""

from hostile import forges

ATTACK = forges(
    """
def mean_squared_error_gradient(A, T):
    while True:
        pass
""",
    status="timeout",
    notes="ran longer than it may",
)

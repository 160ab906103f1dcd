"""What writes values writes what is expected, if it only knew that."""

from hostile import tries

ATTACK = tries(
    """
import backprop.checking.report as reporting
import backprop.checking.values as values

reporting.encode = lambda value: {"array": "AAAAAAAAAAA=", "dtype": "<f8", "shape": [1]}
""",
    points=11,
)

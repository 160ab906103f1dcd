"""What writes values writes what is expected, if it only knew that."""

from hostile import tries

ATTACK = tries(
    """
import checks.reporting as reporting
import checks.json_values as values

reporting.encode = lambda value: {"array": "AAAAAAAAAAA=", "dtype": "<f8", "shape": [1]}
""",
    points=11,
)

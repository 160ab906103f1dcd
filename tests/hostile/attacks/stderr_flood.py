"""A gigabyte to stderr."""

from hostile import breaks

ATTACK = breaks(
    """
import sys
for _ in range(1000):
    print("x" * 1_000_000, file=sys.stderr, flush=True)
""",
    "flood",
)

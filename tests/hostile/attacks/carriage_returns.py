"""A progress bar that returns to the start of its line for ever."""

from hostile import breaks

ATTACK = breaks(
    """
import sys
while True:
    sys.stdout.write("\\r" * 100_000 + "50 %")
    sys.stdout.flush()
""",
    "flood",
)

"""Processes that make processes."""

from hostile import breaks

ATTACK = breaks(
    """
import os

while True:
    try:
        os.fork()
    except OSError:
        pass
""",
    "timeout",
)

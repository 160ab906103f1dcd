"""Recursion without Python's limit: the stack itself ends."""

from hostile import breaks

ATTACK = breaks(
    """
import sys
sys.setrecursionlimit(2**31 - 1)

class Deep:
    def __repr__(self):
        return repr(self)

repr(Deep())
""",
    "kernel died",
)

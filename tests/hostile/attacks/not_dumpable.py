"""Hide from whoever looks at memory through /proc, then take it."""

from hostile import breaks

ATTACK = breaks(
    """
import ctypes

PR_SET_DUMPABLE, PR_SET_NAME = 4, 15
libc = ctypes.CDLL(None)
libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
libc.prctl(PR_SET_NAME, b"0) R 1 (", 0, 0, 0)
kept = []
while True:
    kept.append(bytearray(b"x" * 10_000_000))
""",
    "memory",
)

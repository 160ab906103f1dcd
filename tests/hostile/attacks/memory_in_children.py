"""Each process stays below the limit, all together do not."""

from hostile import breaks

ATTACK = breaks(
    """
import os, time

for _ in range(8):
    if os.fork() == 0:
        kept = bytearray(b"x" * 250_000_000)
        time.sleep(60)
        os._exit(0)
time.sleep(60)
""",
    "memory",
)

"""Take memory until there is none."""

from hostile import breaks

ATTACK = breaks(
    """
kept = []
while True:
    kept.append(bytearray(b"x" * 10_000_000))
""",
    "memory",
)

"""Print a gigabyte."""

from hostile import breaks

ATTACK = breaks(
    'for _ in range(1000):\n    print("x" * 1_000_000, flush=True)', "flood", notes="MB"
)

"""Print one line of 100 MB."""

from hostile import breaks

ATTACK = breaks('print("x" * 100_000_000)', "flood")

"""A power with a thousand million digits, computed in one step that nothing interrupts."""

from hostile import breaks

ATTACK = breaks("x = 7 ** (7 ** 12)", "timeout")

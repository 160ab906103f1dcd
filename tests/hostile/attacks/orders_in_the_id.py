"""A student whose id clears the instructor's terminal."""

from hostile import ALL, Attack

ATTACK = Attack(points=ALL, student="\x1bc\x07mallory")

"""A student whose id clears the instructor's terminal."""

from hostile import ALL, Attack

ATTACK = Attack(points=ALL, student="\x1b[2J\x1b]0;owned\x07mallory")

"""A student whose id a spreadsheet would compute."""

from hostile import ALL, Attack

ATTACK = Attack(points=ALL, student='=HYPERLINK("x","click, please")')

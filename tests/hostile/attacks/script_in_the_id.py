"""A student whose id is HTML that would run in Formgrader or the feedback."""

from hostile import ALL, Attack

ATTACK = Attack(points=ALL, student="<img src=x onerror=document.title=1>")

"""Ten thousand cells with nothing in them, and then the lesson."""

from classroom import code
from hostile import ALL, Attack


def many(notebook, folder, canaries):
    notebook["cells"] = [code("", f"empty_{n}") for n in range(10_000)] + notebook["cells"]
    return notebook


ATTACK = Attack(points=ALL, make=many)

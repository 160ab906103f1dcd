"""Each cell stays under its limit; all together they do not."""

from classroom import code
from hostile import Attack


def slow(notebook, folder, canaries):
    cells = [code("import time\ntime.sleep(1)", f"slow_{n}") for n in range(60)]
    notebook["cells"] = [*cells, *notebook["cells"]]
    return notebook


ATTACK = Attack(points=0, make=slow, status="timeout", notes="seconds")

"""The notebook is a pipe: whoever opens it waits for ever."""

import os

from hostile import Attack


def pipe(notebook, folder, canaries):
    os.mkfifo(folder / "01_loss.ipynb")


ATTACK = Attack(points=0, make=pipe, status="unreadable", notes="not an ordinary file")

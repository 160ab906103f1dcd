"""The notebook is a second name of a file that somebody else owns."""

import os

from classroom import as_bytes
from hostile import Attack


def linked(notebook, folder, canaries):
    aside = folder.parents[2] / "solution.ipynb"
    aside.write_bytes(as_bytes(notebook))
    os.link(aside, folder / "01_loss.ipynb")


ATTACK = Attack(points=0, make=linked, status="unreadable", notes="hard link")

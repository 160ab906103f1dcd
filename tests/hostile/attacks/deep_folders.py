"""Folders in folders, far deeper than a person makes them."""

import os

from hostile import ALL, Attack


def deep(notebook, folder, canaries):
    here = os.open(folder, os.O_RDONLY)
    for _ in range(200):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    return notebook


ATTACK = Attack(points=ALL, make=deep)

"""Thousands of files beside the notebook."""

from hostile import ALL, Attack


def many(notebook, folder, canaries):
    for number in range(3000):
        (folder / f"{number}.txt").touch()
    return notebook


ATTACK = Attack(points=ALL, make=many, notes="more than 1000 files")

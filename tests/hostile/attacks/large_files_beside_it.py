"""A terabyte that is not there, and a hundred megabytes that are."""

from hostile import ALL, Attack


def large(notebook, folder, canaries):
    with (folder / "data.bin").open("wb") as file:
        file.truncate(100 * 2**20)
    return notebook


ATTACK = Attack(points=ALL, make=large, notes="data.bin (100 MB) is too large")

"""Outputs of 100 MB from before it was handed in."""

from classroom import as_bytes, find
from hostile import ALL, Attack


def old(notebook, folder, canaries):
    output = {"output_type": "stream", "name": "stdout", "text": "0123456789abcde\n" * 6_500_000}
    find(notebook, "try_loss")["outputs"] = [output]
    return as_bytes(notebook)


ATTACK = Attack(points=ALL, make=old)

"""A small file that would take up gigabytes when it has been read."""

from hostile import Attack

ATTACK = Attack(
    points=0,
    make=lambda notebook, folder, canaries: b'{"cells": [' + b"{}," * 1_500_000 + b"{}]}",
    status="unreadable",
)

"""JSON nested deeper than any stack."""

from hostile import Attack

ATTACK = Attack(
    points=0,
    make=lambda notebook, folder, canaries: b'{"cells": ' + b"[" * 10**6 + b"]" * 10**6 + b"}",
    status="unreadable",
)

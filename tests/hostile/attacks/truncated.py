"""The upload broke off."""

from classroom import as_bytes
from hostile import Attack

ATTACK = Attack(
    points=0,
    make=lambda notebook, folder, canaries: as_bytes(notebook)[:5000],
    status="unreadable",
    notes="breaks off",
)

"""A million empty files."""

from hostile import breaks

ATTACK = breaks(
    'for number in range(10**6):\n    open(f"/tmp/{number}", "w").close()',
    "flood",
    notes="files",
)

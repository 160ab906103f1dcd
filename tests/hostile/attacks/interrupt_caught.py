"""A loop that catches whatever would end it."""

from hostile import breaks

ATTACK = breaks(
    """
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
""",
    "timeout",
)

"""Updates of a display, which are not even kept, without an end."""

from hostile import breaks

ATTACK = breaks(
    """
from IPython.display import display
handle = display(0, display_id=True)
while True:
    handle.update("x" * 100_000)
""",
    "flood",
)

"""A picture of 60 MB, in one message."""

from hostile import breaks

ATTACK = breaks(
    """
from IPython.display import display
display({"image/png": "iVBORw0K" + "A" * 60_000_000}, raw=True)
""",
    "flood",
)

"""A picture of 200 MB."""

from hostile import breaks

ATTACK = breaks(
    """
from IPython.display import display
display({"image/png": "iVBORw0K" + "A" * 200_000_000}, raw=True)
""",
    "flood",
)

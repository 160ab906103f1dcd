"""Fifty pictures, each as large as one may be."""

from hostile import breaks

ATTACK = breaks(
    """
from IPython.display import display
for _ in range(50):
    display({"image/png": "iVBORw0K" + "A" * 1_900_000}, raw=True)
""",
    "flood",
)

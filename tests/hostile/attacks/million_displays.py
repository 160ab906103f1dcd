"""Display a million small things."""

from hostile import breaks

ATTACK = breaks(
    "from IPython.display import display\nfor number in range(10**6):\n    display(number)",
    "flood",
    notes="messages",
)

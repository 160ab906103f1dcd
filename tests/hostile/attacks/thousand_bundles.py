"""Thousands of results in one cell, for every exercise there is."""

from hostile import breaks

ATTACK = breaks(
    """
from IPython.display import display

for number in range(20_000):
    display({"application/vnd.backprop.report+json": {
        "exercise": "numerical_gradient", "group": "vector", "value": number}}, raw=True)
""",
    "flood",
    notes="messages",
)

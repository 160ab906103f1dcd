"""Where in the network each step of training happens, for the map beside the cards.

Columns are 0 input, 1 hidden, 2 output, 3 loss; line k joins the columns k and k + 1. An arrow
leads from one column to another. The words name the location but not the box, which is the answer.
"""

LOCATIONS = {
    "Making a prediction": {
        "columns": [2],
        "lines": [1],
        "kind": "forward",
        "label": "values",
        "arrow": [1, 2],
        "words": "At the output layer, from what the hidden layer gives it.",
    },
    "Input flows forward": {
        "columns": [0, 1, 2],
        "lines": [0, 1],
        "kind": "forward",
        "label": "values",
        "arrow": [0, 2],
        "words": "From the input, through every layer.",
    },
    "Calculating loss": {
        "columns": [2, 3],
        "lines": [2],
        "kind": "loss",
        "label": "how wrong?",
        "arrow": None,
        "words": "At the very end, where the finished prediction meets the target.",
    },
    "Calculating gradients": {
        "columns": [1, 2],
        "lines": [0, 1],
        "kind": "gradient",
        "label": "gradients",
        "arrow": [2, 0],
        "words": "At every weight, those of the last layer first.",
    },
    "Updating weights": {
        "columns": [],
        "lines": [0, 1],
        "kind": "update",
        "label": "new weights",
        "arrow": None,
        "words": "At every weight, when its gradient is known.",
    },
    "Error flows backward": {
        "columns": [1, 2, 3],
        "lines": [1, 2],
        "kind": "signal",
        "label": "error signal",
        "arrow": [3, 1],
        "words": "From the loss, through one layer after the other.",
    },
}

"""Lesson 5: the steps of a training cycle, and which phase each belongs to.

Two conventions are in use. The lesson's has two boxes: what runs towards the prediction is
forward, and everything that the error sets off, from measuring it to updating the weights, is
backward. Many textbooks count four phases instead: forward, loss, backward, update.
"""

from typing import NamedTuple

BOXES = {"forward": "Forward pass", "backward": "Backward pass"}

# Of the four: what is done in each.
PHASES = {
    "forward": "Values go from the input to the prediction.",
    "loss": "The prediction is measured, before anything goes back. (With two boxes, this is where "
    "the backward pass begins.)",
    "backward": "The error signal goes back, and each layer makes its gradients from it.",
    "update": "The weights change, when all gradients are known. (With two boxes, this is where "
    "the backward pass ends.)",
}


class Step(NamedTuple):
    """One step of a training cycle: its name, its box of two, its phase of four, and why."""

    name: str
    box: str
    phase: str
    reason: str


STEPS = (
    Step(
        "Making a prediction",
        "forward",
        "forward",
        "A prediction is what comes out when the input has gone forward through every layer.",
    ),
    Step(
        "Input flows forward",
        "forward",
        "forward",
        "Values move from the input towards the output: that is the forward pass itself.",
    ),
    Step(
        "Calculating loss",
        "backward",
        "loss",
        "The prediction is already made. The loss measures its error, and that error is what "
        "the backward pass sends back. (Books that count four phases give it one of its own.)",
    ),
    Step(
        "Calculating gradients",
        "backward",
        "backward",
        "Each layer's gradients are made from the error signal of the layer in front of it.",
    ),
    Step(
        "Updating weights",
        "backward",
        "update",
        "The update uses the gradients, so it can only come after the error has flowed back. "
        "(Books that count four phases give it one of its own.)",
    ),
    Step(
        "Error flows backward",
        "backward",
        "backward",
        "The error signal moves from the output towards the input: that is backpropagation.",
    ),
)

CYCLE = (
    "forward pass",
    "loss",
    "output layer's gradients",
    "hidden layers' gradients, last to first",
    "weight update",
)

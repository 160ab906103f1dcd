"""The steps of one training cycle, in the words of the lessons."""

from typing import NamedTuple


class Step(NamedTuple):
    """What the stepper shows at once.

    ``kind`` is one of forward, loss, signal, gradient, update: it decides the colour and the
    direction. ``shows`` names the numbers (of :mod:`backprop.widgets.stepper.trace`) that are new.
    Lit are ``columns`` of the drawing (0 is the input, the loss comes last) and the ``weights`` of
    layers.
    """

    kind: str
    title: str
    says: str
    shows: tuple
    columns: tuple
    weights: tuple = ()


def layer_names(count):
    """``["hidden 1", "hidden 2", "output"]``."""
    hidden = count - 1
    middle = ["hidden"] if hidden == 1 else [f"hidden {l + 1}" for l in range(hidden)]
    return [*middle, "output"]


def in_words(name):
    """The layer's name inside a sentence."""
    kind, _, number = name.partition(" ")
    return f"{kind} layer {number}" if number else f"the {kind} layer"


def steps(activations):
    """From the input forward to the loss, back to the input, the update and the new loss."""
    names = [in_words(name) for name in layer_names(len(activations))]
    last = len(activations) - 1
    found = [
        Step(
            "forward",
            "Input",
            "Values come in on the left. From here everything flows forward.",
            ("A,0",),
            columns=(0,),
        )
    ]
    for l, (name, activation) in enumerate(zip(names, activations, strict=True)):
        found.append(
            Step(
                "forward",
                f"Forward through {name}",
                "Each neuron adds up what comes in, times its weights, and its bias: that is z. "
                f"Its activation, {activation}, makes its output a of it.",
                (f"Z,{l}", f"A,{l + 1}"),
                columns=(l, l + 1),
                weights=(l,),
            )
        )
    found += [
        Step(
            "forward",
            "Prediction",
            "What the output layer puts out is the network's prediction. The forward pass is done.",
            (f"A,{last + 1}",),
            columns=(last + 1,),
        ),
        Step(
            "loss",
            "Loss",
            "The loss says how wrong the prediction is. Here the way back begins.",
            ("loss",),
            columns=(last + 1, last + 2),
        ),
        Step(
            "signal",
            "Error signal of the output layer",
            "The output layer sees the loss directly. Its error signal, delta, says how the loss "
            "changes with each neuron's z.",
            (f"dA,{last}", f"delta,{last}"),
            columns=(last + 1, last + 2),
        ),
        _gradients(last, names),
    ]
    for l in reversed(range(last)):
        found += [
            Step(
                "signal",
                f"Back over the weights, to {names[l]}",
                "The error signal goes back over the very weights that carried the values "
                f"forward: each neuron of {names[l]} collects blame from all that it feeds.",
                (f"dA,{l}",),
                columns=(l + 1, l + 2),
                weights=(l + 1,),
            ),
            Step(
                "signal",
                f"Error signal of {names[l]}",
                "Times the slope of the activation at z gives this layer's delta. Where the slope "
                "is near 0, the neuron is saturated and little passes.",
                (f"delta,{l}",),
                columns=(l + 1,),
            ),
            _gradients(l, names),
        ]
    numbers = range(last + 1)
    return [
        *found,
        Step(
            "update",
            "Update",
            "All gradients are known. Every weight moves slightly against its own.",
            tuple(f"{new},{l}" for l in numbers for new in ("newW", "newb")),
            columns=tuple(l + 1 for l in numbers),
            weights=tuple(numbers),
        ),
        Step(
            "loss",
            "The new loss",
            "Forward once more, with the new weights. One training cycle is done.",
            ("newloss",),
            columns=(last + 1, last + 2),
        ),
    ]


def _gradients(l, names):
    return Step(
        "gradient",
        f"Gradients of {names[l]}",
        "Each weight is to blame in proportion to the value that it carried: its gradient is "
        "that value times delta. A bias always carries 1.",
        (f"dW,{l}", f"db,{l}"),
        columns=(l, l + 1),
        weights=(l,),
    )

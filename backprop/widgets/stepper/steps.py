"""The steps of one training cycle, in the words of the lessons."""

from typing import NamedTuple

from backprop.network import layer_names


class Step(NamedTuple):
    """One step of the stepper.

    ``kind`` is forward, loss, signal, gradient or update: it decides the colour and the direction.
    ``shows`` names the numbers (of :mod:`backprop.widgets.stepper.trace`) that are new.
    Highlighted are the ``columns`` of the drawing (0 is the input, the last is the loss) and the
    ``weights`` of these layers.
    """

    kind: str
    title: str
    text: str
    shows: tuple
    columns: tuple
    weights: tuple = ()


def in_words(name):
    """The layer's name inside a sentence: "hidden layer 2", "the output layer"."""
    kind, _, number = name.partition(" ")
    return f"{kind} layer {number}" if number else f"the {kind} layer"


def steps(activations):
    """Forward from the input to the loss, back to the input, the update, and the new loss."""
    names = [in_words(name) for name in layer_names(len(activations))]
    last = len(activations) - 1
    cycle = [
        Step(
            "forward",
            "Input",
            "Values enter on the left. From here everything flows forward.",
            ("A,0",),
            columns=(0,),
        )
    ]
    for l, (name, activation) in enumerate(zip(names, activations, strict=True)):
        cycle.append(
            Step(
                "forward",
                f"Forward through {name}",
                "Each neuron multiplies its inputs by its weights and adds them up, with its bias: "
                f"that is z. Its activation, {activation}, turns z into its output a.",
                (f"Z,{l}", f"A,{l + 1}"),
                columns=(l, l + 1),
                weights=(l,),
            )
        )
    cycle += [
        Step(
            "forward",
            "Prediction",
            "The output of the last layer is the network's prediction. The forward pass is done.",
            (f"A,{last + 1}",),
            columns=(last + 1,),
        ),
        Step(
            "loss",
            "Loss",
            "The loss says how wrong the prediction is. From here the error signal goes backward.",
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
        cycle += [
            Step(
                "signal",
                f"Back over the weights, to {names[l]}",
                "The error signal goes back over the same weights that carried the values forward: "
                f"each neuron of {names[l]} collects blame from all neurons that it feeds.",
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
    layers = range(last + 1)
    return [
        *cycle,
        Step(
            "update",
            "Update",
            "All gradients are known. Every weight moves slightly against its own.",
            tuple(f"{new},{l}" for l in layers for new in ("newW", "newb")),
            columns=tuple(l + 1 for l in layers),
            weights=tuple(layers),
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

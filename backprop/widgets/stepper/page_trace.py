"""A trace as the page draws it: lists of numbers by name and layer, and what disagrees."""

import numpy as np

from backprop.network import layer_names
from backprop.widgets.shared.json_numbers import json_numbers
from backprop.widgets.stepper.network_svg import is_folded, short
from backprop.widgets.stepper.steps import in_words
from backprop.widgets.stepper.trace import differs

PER_LAYER = ("Z", "dA", "delta", "dW", "db", "newW", "newb")


def widths_of(layers):
    return [len(layers[0].W), *(len(layer.b) for layer in layers)]


def page_trace(layers, T, lr, numbers, expected, marked):
    """The trace in the form that JSON can carry; a folded network has one number for each layer."""
    folded = is_folded(widths_of(layers))
    values = _mean_size if folded else json_numbers
    count = len(layers)
    trace = {name: [values(numbers[f"{name},{l}"]) for l in range(count)] for name in PER_LAYER}
    trace |= {
        "A": [values(numbers[f"A,{l}"]) for l in range(count + 1)],
        "W": [values(layer.W) for layer in layers],
        "b": [values(layer.b) for layer in layers],
        "slope": [values(layer.f_prime(numbers[f"Z,{l}"])) for l, layer in enumerate(layers)],
        "T": values(T),
        "loss": json_numbers(numbers["loss"]),
        "newloss": json_numbers(numbers["newloss"]),
    }
    wrong = {
        name: {
            "status": status,
            "where": _where(differs(expected[name], numbers[name]), folded),
            "expected": (values if np.ndim(expected[name]) else json_numbers)(expected[name]),
        }
        for name, status in marked.items()
    }
    return trace | {
        "widths": widths_of(layers),
        "layer_names": layer_names(count),
        "activations": [layer.activation for layer in layers],
        "samples": len(T),
        "lr": lr,
        "folded": folded,
        "wrong": wrong,
    }


def _mean_size(array):
    """The mean size of the entries, nested as the array itself would be."""
    size = json_numbers(np.mean(np.abs(array)))
    return [[size]] if np.ndim(array) == 2 else [size]


def _where(differing, folded):
    if folded and np.ndim(differing):
        differing = np.any(differing, keepdims=True)
    return differing.tolist()


QUANTITIES = {
    "loss": "The loss",
    "dA": "What comes back to {layer}, ∂L/∂a,",
    "delta": "The error signal delta of {layer}",
    "dW": "The weight gradient of {layer}",
    "db": "The bias gradient of {layer}",
    "newW": "The new weights of {layer}",
    "newb": "The new biases of {layer}",
    "newloss": "The new loss",
}


def first_wrong(steps, marked, numbers, expected, layer_count):
    """The first step with a number that disagrees, and a sentence about it; {} if there is none."""
    for index, step in enumerate(steps):
        for name in step["shows"]:
            if name in marked:
                text = _about_wrong(name, numbers[name], expected[name], layer_count)
                return {"step": index, "name": name, "text": text}
    return {}


def _about_wrong(name, received, expected, layer_count):
    quantity, _, l = name.partition(",")
    layer = in_words(layer_names(layer_count)[int(l)]) if l else ""
    first = tuple(np.argwhere(np.atleast_1d(differs(expected, received)))[0])
    yours, right = (short(np.atleast_1d(array)[first]) for array in (received, expected))
    return (
        f"{QUANTITIES[quantity].format(layer=layer)} is the first number that disagrees with the "
        f"formula: yours is {yours}, expected {right}. All before it is right."
    )

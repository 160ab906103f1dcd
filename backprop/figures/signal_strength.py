"""Lesson 3: how large the error signal still is, layer by layer, on its way back."""

import numpy as np

from backprop.figures.picture import BACKWARD, Picture, drawn_with_own_code, new_figure
from backprop.forward_pass import forward
from backprop.network import random_network


@drawn_with_own_code
def signal_strength(backward, depth=6, width=8, activations=("sigmoid", "tanh", "relu")):
    """The mean size of each layer's delta, by ``backward(layers, cache, T)``, per activation."""
    figure, panels = new_figure(7.5, 2.9, columns=len(activations))
    panels = np.atleast_1d(panels)
    words = []
    for axes, activation in zip(panels, activations, strict=True):
        sizes = [np.mean(np.abs(delta)) for delta in _deltas(backward, depth, width, activation)]
        numbers = range(1, depth + 1)
        axes.bar(numbers, np.where(np.isfinite(sizes), sizes, 0.0), color=BACKWARD)
        axes.set(title=activation, xlabel="layer", yscale="log", ylim=(1e-7, 1e-1))
        axes.set_xticks(list(numbers)[:: 1 + depth // 10])
        axes.spines[["top", "right"]].set_visible(False)
        words.append(f"with {activation} it is {sizes[-1]:.0e} in the last and {sizes[0]:.0e}")
    panels[0].set_ylabel("mean |δ|")
    return Picture(
        figure,
        f"The size of the error signal in each of {depth} layers, on a logarithmic scale: "
        f"{' in the first layer; '.join(words)} in the first layer.",
    )


def _deltas(backward, depth, width, activation):
    rng = np.random.default_rng(0)
    activations = [activation] * (depth - 1) + ["sigmoid"]
    layers = random_network([2, *[width] * (depth - 1), 1], activations, rng)
    X, T = rng.normal(size=(20, 2)), rng.integers(0, 2, size=(20, 1)).astype(float)
    deltas, _, _ = backward(layers, forward(layers, X), T)
    if len(deltas) != depth:
        raise ValueError(f"{depth} deltas were expected")
    return deltas

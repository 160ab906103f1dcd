"""Lesson 3: how much of the error signal is left in each layer, by the student's ``backward``."""

from itertools import product

import numpy as np
import traitlets

from backprop.activation import ACTIVATIONS
from backprop.forward_pass import forward
from backprop.network import random_network
from backprop.widgets.pictures.card import SIGNAL, bar, card, scale, text
from backprop.widgets.pictures.number_text import percent, rounded, show
from backprop.widgets.pictures.student_code import CannotYet, array, ask, unpacked
from backprop.widgets.shared.event_loop import Later
from backprop.widgets.shared.recorded_answers import replies
from backprop.widgets.shared.widget import Widget
from backprop.widgets.shared.without_kernel import Still, sentence_instead

HIDDEN = ("sigmoid", "tanh", "relu")  # activations to choose from
WIDTH, SAMPLES, DEEPEST = 8, 20, 10
MOST_PUSH, WIDE_STEP = 10.0, 0.5
REACH = 12.0  # of the Z axis under the activation
FAINTEST = 1e-10  # the smallest bar


class VanishingSignal(Widget):
    """The mean size of each layer's delta, by ``backward(layers, cache, T)``.

    The biases of one layer in the middle can be pushed outwards, where its activation is flat:
    upwards for sigmoid and tanh, downwards for relu.
    """

    javascript = "pictures/vanishing_signal.js"
    css = ("pictures/pictures.css", "pictures/bar_table.css")

    depth = traitlets.Int(6, min=1, max=DEEPEST).tag(sync=True)
    activation = traitlets.Enum(HIDDEN, "sigmoid").tag(sync=True)
    push = traitlets.Float(0.0, min=0.0, max=MOST_PUSH).tag(sync=True)
    signal = traitlets.Dict(help="the sizes, in words too, and the pushed neuron").tag(sync=True)

    push_step = traitlets.Float(0.1, help="of its slider").tag(sync=True)
    curves = traitlets.Dict(help="points of each activation").tag(sync=True)

    def __init__(self, backward, **settings):
        self._backward = backward
        super().__init__(curves={name: curve(name) for name in HIDDEN}, **settings)
        self._compute()
        self.observe(Later(self._compute).ask, ["depth", "activation", "push"])

    def _compute(self):
        layers, X, T = self._network()
        pushed = (self.depth - 1) // 2
        outwards = -self.push if layers[pushed].activation == "relu" else self.push
        layers[pushed] = layers[pushed]._replace(b=layers[pushed].b + outwards)
        cache = forward(layers, X)
        try:
            sizes = ask(self._backward, lambda: self._sizes(layers, cache, T))
        except CannotYet as problem:
            self.problem = str(problem)
            return
        with self.hold_sync():
            self.problem = ""
            self.signal = {
                "sizes": sizes,
                "words": in_words(sizes, pushed, self.push),
                "neuron": neuron(layers[pushed].activation, float(cache.Z[pushed][0, 0])),
                "pushed": pushed,
                "push": self.push,
            }

    def _network(self):
        rng = np.random.default_rng(0)
        activations = [self.activation] * (self.depth - 1) + ["sigmoid"]
        layers = random_network([2, *[WIDTH] * (self.depth - 1), 1], activations, rng)
        X = rng.normal(size=(SAMPLES, 2))
        return layers, X, rng.integers(0, 2, size=(SAMPLES, 1)).astype(float)

    def _sizes(self, layers, cache, T):
        deltas, _, _ = unpacked(self._backward(layers, cache, T), 3)
        deltas = unpacked(deltas, len(layers))
        shaped = zip(deltas, cache.Z, strict=True)
        return [float(np.mean(np.abs(array(delta, Z.shape)))) for delta, Z in shaped]

    def recorded(self):
        """The signal at every place of the sliders, whose steps are wider then."""
        if self.problem:
            return {}
        settings = ["activation", "depth", "push"]
        steps = np.arange(0, MOST_PUSH + WIDE_STEP, WIDE_STEP).tolist()
        said = []
        here = self._values(settings)
        with self.hold_sync():
            for setting in product(HIDDEN, range(1, DEEPEST + 1), steps):
                self.activation, self.depth, self.push = setting
                said.append((setting, self.signal))
            self.activation, self.depth, self.push = here.values()
        return {
            **self._values((*settings, "signal", "curves")),
            "push_step": WIDE_STEP,
            "replies": replies(settings, "signal", said),
        }

    def still(self):
        if self.problem:
            return sentence_instead(self.problem)
        sizes = self.signal["sizes"]
        height = 26 * len(sizes)
        shapes = [text(12, 24, f"mean |δ| in each layer, {self.activation}")]
        length = scale(np.log10(FAINTEST), 0, 0, 360)
        for row, (layer, size) in enumerate(reversed([*enumerate(sizes, 1)])):
            y = 40 + 26 * row
            shapes.append(text(70, y + 14, f"layer {layer}", "end"))
            shapes.append(bar(80, y, max(0, length(np.log10(size or FAINTEST))), 18, SIGNAL))
            shapes.append(text(450, y + 14, show(size)))
        words = f"The size of the error signal, layer by layer. {self.signal['words']}"
        return Still(words, svg=card(560, height + 52, *shapes))


def in_words(sizes, pushed, push):
    """How much arrives, in one sentence; in a second one, what the push does."""
    if len(sizes) == 1:
        words = "There is only one layer: the signal has no way to go."
    elif sizes[-1] == 0:
        words = "No signal starts at the output: its own slope is 0."
    else:
        share = percent(sizes[0] / sizes[-1])
        words = f"Of the signal at the output, {share} reaches layer 1, {len(sizes) - 1} "
        words += "layer back." if len(sizes) == 2 else "layers back."
    return f"{words} Layer {pushed + 1} is pushed out by {show(push)}." if push else words


def neuron(activation, z):
    """Where a neuron stands on its activation: its value and its slope."""
    f, f_prime = ACTIVATIONS[activation]
    return {
        "activation": activation,
        "z": z,
        "a": float(f(z)),
        "slope": float(f_prime(z)),
    }


def curve(activation):
    """Points of the activation, from left to right."""
    at = np.linspace(-REACH, REACH, 97)
    heights = ACTIVATIONS[activation].f(at)
    return [[x, rounded(height)] for x, height in zip(at.tolist(), heights, strict=True)]

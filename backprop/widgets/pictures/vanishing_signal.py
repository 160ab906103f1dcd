"""Lesson 3: how much of the error signal is left in each layer, by the student's ``backward``."""

from itertools import product

import numpy as np
import traitlets

from backprop.activation import ACTIVATIONS
from backprop.forward_pass import forward
from backprop.network import random_network
from backprop.widgets.pictures.student_code import array, call, unpacked
from backprop.widgets.pictures.student_picture import StudentPicture
from backprop.widgets.shared.json_numbers import rounded
from backprop.widgets.shared.without_kernel import recorded_answers

HIDDEN = ("sigmoid", "tanh", "relu")  # the activations to choose from
WIDTH, SAMPLES, DEEPEST = 8, 20, 10
LARGEST_PUSH, RECORDED_STEP = 10.0, 0.5
REACH = 12.0  # of the Z axis under the activation


class VanishingSignal(StudentPicture):
    """The mean size of each layer's delta, by ``backward(layers, cache, T)``.

    A push on the biases of one layer in the middle moves its neurons to where their activation is
    flat: upwards for sigmoid and tanh, downwards for relu.
    """

    javascript = "pictures/vanishing_signal.js"
    css = ("pictures/pictures.css", "pictures/bar_table.css")
    shows = "the error signal in each layer"
    inputs = ("activation", "depth", "push")

    depth = traitlets.Int(6, min=1, max=DEEPEST).tag(sync=True)
    activation = traitlets.Enum(HIDDEN, "sigmoid").tag(sync=True)
    push = traitlets.Float(0.0, min=0.0, max=LARGEST_PUSH).tag(sync=True)
    signal = traitlets.Dict(help="a size for each layer, and the pushed neuron").tag(sync=True)

    push_step = traitlets.Float(0.1, help="of its slider").tag(sync=True)
    curves = traitlets.Dict(help="points of each activation").tag(sync=True)

    def __init__(self, backward, **settings):
        self._backward = backward
        super().__init__(curves={name: curve(name) for name in HIDDEN}, **settings)

    def computed(self):
        return {"signal": self._signal(self.activation, self.depth, self.push)}

    def recorded(self):
        """The signal at every position of the sliders, whose steps are wider here."""
        if self.problem:
            return {}
        pushes = np.arange(0, LARGEST_PUSH + RECORDED_STEP, RECORDED_STEP).tolist()
        every_setting = product(HIDDEN, range(1, DEEPEST + 1), pushes)
        answers = ((setting, self._signal(*setting)) for setting in every_setting)
        return {
            **self._values((*self.inputs, "signal", "curves")),
            "push_step": RECORDED_STEP,
            "recorded_answers": recorded_answers(list(self.inputs), "signal", answers),
        }

    def _signal(self, activation, depth, push):
        layers, X, T = network(activation, depth)
        pushed = (depth - 1) // 2
        outwards = -push if layers[pushed].activation == "relu" else push
        layers[pushed] = layers[pushed]._replace(b=layers[pushed].b + outwards)
        cache = forward(layers, X)
        return {
            "sizes": call(self._backward, lambda: self._sizes(layers, cache, T)),
            "neuron": neuron(layers[pushed].activation, float(cache.Z[pushed][0, 0])),
            "pushed": pushed,
            "push": push,
        }

    def _sizes(self, layers, cache, T):
        deltas, _, _ = unpacked(self._backward(layers, cache, T), 3)
        deltas = unpacked(deltas, len(layers))
        return [
            float(np.mean(np.abs(array(delta, Z.shape))))
            for delta, Z in zip(deltas, cache.Z, strict=True)
        ]


def network(activation, depth):
    """Layers with this activation, the last one with a sigmoid, and samples for them."""
    rng = np.random.default_rng(0)
    activations = [activation] * (depth - 1) + ["sigmoid"]
    layers = random_network([2, *[WIDTH] * (depth - 1), 1], activations, rng)
    X = rng.normal(size=(SAMPLES, 2))
    return layers, X, rng.integers(0, 2, size=(SAMPLES, 1)).astype(float)


def neuron(activation, z):
    """A neuron's point on the curve of its activation, and the slope there."""
    f, f_prime = ACTIVATIONS[activation]
    return {
        "activation": activation,
        "z": z,
        "a": float(f(z)),
        "slope": float(f_prime(z)),
    }


def curve(activation):
    """Points of the activation, from left to right."""
    zs = np.linspace(-REACH, REACH, 97)
    values = ACTIVATIONS[activation].f(zs)
    return [[z, rounded(value)] for z, value in zip(zs.tolist(), values, strict=True)]

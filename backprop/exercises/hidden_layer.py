"""Lesson 3: the error signal behind the output layer, through any depth, and a bug hunt."""

import numpy as np

from backprop.backward_pass import backward
from backprop.exercises.random_inputs import (
    at_the_kink,
    network,
    one_layer,
    pick,
    sizes,
    targets,
    values,
)
from backprop.exercises.see_it import in_the_stepper
from backprop.forward_pass import forward
from backprop.hidden_layer import hidden_delta
from backprop.loss import mean_squared_error
from backprop.output_layer import bias_gradient, output_delta, weight_gradient
from checks.exercise import Case, Exercise, Group


def draw_hidden_layers(rng):
    def case(name, kind, drawn, d_next, smooth=True):
        n, d = drawn["Z"].shape
        drawn["delta_next"] = values(rng, n, d_next) / n
        drawn["W_next"] = values(rng, d, d_next)
        inputs = pick(drawn, "delta_next", "W_next", "Z", "f_prime")
        return Case(name, kind, inputs, context=drawn, smooth=smooth)

    for n, activation in ((1, "sigmoid"), (1, "tanh"), (5, "sigmoid"), (5, "tanh"), (7, "relu")):
        d_in, d, d_next = sizes(rng, 3, other_than=[n])
        name = f"{n} sample{'s' * (n > 1)}, {d} {activation} neurons before {d_next}"
        drawn = one_layer(rng, n, d_in, d, activation)
        yield case(name, "one sample" if n == 1 else "batch", drawn, d_next)
    yield case("6 samples, 2 neurons before 1", "batch", one_layer(rng, 6, 3, 2, "tanh"), 1)
    yield case("4 samples, 4 neurons before 4", "batch", one_layer(rng, 4, 4, 4, "sigmoid"), 4)
    yield case("a wide layer", "batch", one_layer(rng, 3, 5, 40, "tanh"), 20)
    saturated = one_layer(rng, 5, 3, 2, "sigmoid", scale=8.0)
    yield case("one saturated neuron", "batch", saturated, 3)
    yield case("relu exactly at 0 and -0", "batch", at_the_kink(rng, 4, 3, 6), 5, smooth=False)


def hidden_witness(case, gradient_of):
    """A function of Z with dL/dZ_next = δ_next everywhere: the sum of δ_next · (f(Z) @ W_next)."""
    layer = case.context
    return gradient_of(
        lambda Z: np.sum(layer["delta_next"] * (layer["f"](Z) @ layer["W_next"])), layer["Z"]
    )


HIDDEN_DELTA = Exercise(
    name="hidden_delta",
    lesson="03_hidden_layer_error_signal",
    task="A hidden layer's error signal, from the layer after it.",
    outputs=("delta",),
    groups={
        "one sample": Group(3, kinds=("one sample",)),
        "batch": Group(4, kinds=("batch",)),
    },
    draw=draw_hidden_layers,
    reference=hidden_delta,
    witness=hidden_witness,
    samples_in="Z",
    see_it=in_the_stepper("hidden_delta"),
    hints={
        "delta": "Carry δ_next back over W_next (a matrix product; which way round must W_next "
        "stand so that the shapes chain?), then multiply by f'(Z), element by element."
    },
)


def draw_networks(rng):
    """Networks of depth 1 to 5 after their forward pass, as (layers, cache, T)."""

    def case(name, n, widths, activations, smooth=True):
        layers = network(rng, widths, activations)
        cache = forward(layers, values(rng, n, widths[0]))
        T = targets(rng, n, widths[-1])
        return Case(name, "network", {"layers": layers, "cache": cache, "T": T}, smooth=smooth)

    yield case("2 layers, 1 sample", 1, [2, 4, 3], ["tanh", "sigmoid"])
    yield case("2 layers, 5 samples", 5, [4, 3, 2], ["sigmoid", "tanh"])
    yield case("3 layers, 6 samples", 6, [2, 5, 4, 3], ["tanh", "sigmoid", "identity"])
    yield case("1 layer, 5 samples", 5, [3, 2], ["sigmoid"])
    yield case("3 square layers, 3 samples", 3, [3, 3, 3, 3], ["tanh", "sigmoid", "tanh"])
    yield case("5 layers, 4 samples", 4, [2, 6, 5, 3, 7, 1], ["tanh"] * 4 + ["sigmoid"])
    yield case("relu layers, 5 samples", 5, [3, 7, 6, 2], ["relu", "relu", "identity"])


def loss_behind(layers, l, Z, T):
    """The loss, if layer l had computed this Z."""
    _, A = forward(layers[l + 1 :], layers[l].f(Z))
    return mean_squared_error(A[-1], T)


def backward_witness(case, gradient_of):
    """Each gradient from the loss itself, without any chain rule."""
    layers, (Z, A), T = case.inputs.values()
    numbers = range(len(layers))
    deltas = [gradient_of(lambda z, l=l: loss_behind(layers, l, z, T), Z[l]) for l in numbers]
    dWs = [
        gradient_of(lambda W, l=l: loss_behind(layers, l, A[l] @ W + layers[l].b, T), layers[l].W)
        for l in numbers
    ]
    dbs = [
        gradient_of(lambda b, l=l: loss_behind(layers, l, A[l] @ layers[l].W + b, T), layers[l].b)
        for l in numbers
    ]
    return deltas, dWs, dbs


def follows_from_deltas(inputs, received):
    """Each delta from the student's own next one, each gradient from the student's own delta."""
    layers, (Z, A), T = inputs.values()
    students = [np.asarray(delta, dtype=float) for delta in received[0]]
    deltas = [
        hidden_delta(students[l + 1], layers[l + 1].W, Z[l], layers[l].f_prime)
        for l in range(len(layers) - 1)
    ]
    deltas.append(output_delta(A[-1], T, Z[-1], layers[-1].f_prime))
    dWs = [weight_gradient(A_prev, delta) for A_prev, delta in zip(A[:-1], students, strict=True)]
    return deltas, dWs, [bias_gradient(delta) for delta in students]


NETWORK_HINTS = {
    "deltas": "The last delta comes from the loss. Every other one comes from the delta, and the "
    "weights, of the layer after it, and from this layer's own Z.",
    "dWs": "Layer l's weights carried A[l] in and belong to deltas[l]: transpose the one, multiply "
    "by the other.",
    "dbs": "Each bias gradient adds its layer's delta up over the samples.",
}

BACKWARD = Exercise(
    name="backward",
    lesson="03_hidden_layer_error_signal",
    task="Every gradient of a network of any depth.",
    outputs=("deltas", "dWs", "dbs"),
    groups={
        "output layer": Group(2, outputs={"deltas": slice(-1, None)}),
        "hidden layers": Group(5, outputs={"deltas": slice(None, -1)}),
        "gradients": Group(4, outputs={"dWs": slice(None), "dbs": slice(None)}),
    },
    draw=draw_networks,
    reference=backward,
    witness=backward_witness,
    follows=follows_from_deltas,
    last_first=("deltas", "dWs", "dbs"),
    samples_in="T",
    see_it=in_the_stepper("backward"),
    hints=NETWORK_HINTS,
)


def suspect_backward(layers, cache, T):
    """What the buggy network's backward pass should return once it is repaired."""
    return backward(layers, cache, T)


BUG_HUNT = Exercise(
    name="suspect_backward",
    lesson="03_hidden_layer_error_signal",
    task="The repaired backward pass.",
    outputs=("deltas", "dWs", "dbs"),
    groups={
        "error signal": Group(2, outputs={"deltas": slice(None), "dWs": slice(None)}),
        "bias gradients": Group(2, outputs={"dbs": slice(None)}),
    },
    draw=draw_networks,
    reference=suspect_backward,
    witness=backward_witness,
    follows=follows_from_deltas,
    last_first=("deltas", "dWs", "dbs"),
    samples_in="T",
    see_it=in_the_stepper("backward"),
    gives_away=("backprop.backward_pass",),
    hints={
        "deltas": "Run the gradient check: which layer is the last one, going backwards, that is "
        "still right? The mistake lies between it and the next.",
        "dWs": "Run the gradient check on each layer's W.",
        "dbs": "Run the gradient check on the biases, with one sample and then with several: what "
        "changes?",
    },
)
EXERCISES = (HIDDEN_DELTA, BACKWARD, BUG_HUNT)

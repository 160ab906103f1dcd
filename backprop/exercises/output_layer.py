"""Lesson 2: the output layer's delta and its gradients."""

import numpy as np

from backprop.exercises.random_inputs import at_the_kink, one_layer, pick, sizes, targets
from backprop.exercises.see_it import in_the_stepper
from backprop.loss import mean_squared_error
from backprop.output_layer import bias_gradient, output_delta, output_layer, weight_gradient
from checks.exercise import Case, Exercise, Group


def draw_layers(rng):
    """(name, kind, layer after its forward pass, smooth) for every case of this lesson."""
    for n, activation in ((1, "sigmoid"), (1, "tanh"), (5, "sigmoid"), (5, "tanh"), (7, "relu")):
        d_in, d_out = sizes(rng, 2, other_than=[n])
        name = f"{n} sample{'s' * (n > 1)}, {d_in} inputs, {d_out} {activation} neurons"
        drawn = one_layer(rng, n, d_in, d_out, activation)
        yield name, "one sample" if n == 1 else "batch", drawn, True
    yield "6 samples, 1 tanh neuron", "batch", one_layer(rng, 6, 3, 1, "tanh"), True
    yield "4 samples, 4 inputs, 4 neurons", "batch", one_layer(rng, 4, 4, 4, "sigmoid"), True
    yield "a wide layer", "batch", one_layer(rng, 3, 40, 20, "tanh"), True
    yield "one saturated neuron", "batch", one_layer(rng, 5, 3, 2, "sigmoid", scale=8.0), True
    yield "relu exactly at 0 and -0", "batch", at_the_kink(rng, 4, 3, 6), False


def draw_output_layers(rng, *names):
    for name, kind, drawn, smooth in draw_layers(rng):
        drawn["T"] = targets(rng, *drawn["A"].shape)
        yield Case(name, kind, pick(drawn, *names), context=drawn, smooth=smooth)


def draw_deltas(rng, *names):
    for name, kind, drawn, smooth in draw_layers(rng):
        drawn["delta"] = output_delta(
            drawn["A"], targets(rng, *drawn["A"].shape), drawn["Z"], drawn["f_prime"]
        )
        yield Case(name, kind, pick(drawn, *names), context=drawn, smooth=smooth)


def delta_witness(case, gradient_of):
    """dL/dZ: the loss as a function of Z."""
    layer = case.context
    return gradient_of(lambda Z: mean_squared_error(layer["f"](Z), layer["T"]), layer["Z"])


def weight_witness(case, gradient_of):
    """A function of W with dL/dZ = δ everywhere: the sum of δ · Z."""
    layer = case.context
    return gradient_of(
        lambda W: np.sum(layer["delta"] * (layer["A_prev"] @ W + layer["b"])), layer["W"]
    )


def bias_witness(case, gradient_of):
    layer = case.context
    return gradient_of(
        lambda b: np.sum(layer["delta"] * (layer["A_prev"] @ layer["W"] + b)), layer["b"]
    )


def layer_witness(case, gradient_of):
    """δ, dL/dW and dL/db of the whole way from W and b to the loss."""
    layer = case.context

    def loss(W, b):
        return mean_squared_error(layer["f"](layer["A_prev"] @ W + b), layer["T"])

    return (
        delta_witness(case, gradient_of),
        gradient_of(lambda W: loss(W, layer["b"]), layer["W"]),
        gradient_of(lambda b: loss(layer["W"], b), layer["b"]),
    )


def follows_from_delta(inputs, received):
    """What dW and db should be for the student's own delta."""
    delta = np.asarray(received[0], dtype=float)
    right = output_delta(inputs["A"], inputs["T"], inputs["Z"], inputs["f_prime"])
    return right, weight_gradient(inputs["A_prev"], delta), bias_gradient(delta)


DELTA_HINT = (
    "Two factors, multiplied element by element: the loss's gradient (A - T)/n, and f'(Z), the "
    "activation's slope at Z."
)
WEIGHT_HINT = (
    "A weight's gradient is the input it carries times the delta of its neuron, added up over the "
    "samples. One matrix product does it: which of the two has to be transposed? δ already holds "
    "the 1/n."
)
BIAS_HINT = (
    "One number for each neuron: add delta up over the samples (the rows). δ already holds the 1/n."
)

OUTPUT_DELTA = Exercise(
    name="output_delta",
    lesson="02_output_layer_gradients",
    task="The output layer's error signal δ = dL/dZ.",
    outputs=("delta",),
    groups={
        "one sample": Group(3, kinds=("one sample",)),
        "batch": Group(3, kinds=("batch",)),
    },
    draw=lambda rng: draw_output_layers(rng, "A", "T", "Z", "f_prime"),
    reference=output_delta,
    witness=delta_witness,
    samples_in="A",
    see_it=in_the_stepper("output_delta"),
    hints={"delta": DELTA_HINT},
)

WEIGHT_GRADIENT = Exercise(
    name="weight_gradient",
    lesson="02_output_layer_gradients",
    task="How the loss changes with each weight.",
    outputs=("dW",),
    groups={
        "one sample": Group(2, kinds=("one sample",)),
        "batch": Group(3, kinds=("batch",)),
    },
    draw=lambda rng: draw_deltas(rng, "A_prev", "delta"),
    reference=weight_gradient,
    witness=weight_witness,
    samples_in="A_prev",
    hints={"dW": WEIGHT_HINT},
)

BIAS_GRADIENT = Exercise(
    name="bias_gradient",
    lesson="02_output_layer_gradients",
    task="How the loss changes with each bias.",
    outputs=("db",),
    groups={
        "one sample": Group(1, kinds=("one sample",)),
        "batch": Group(2, kinds=("batch",)),
    },
    draw=lambda rng: draw_deltas(rng, "delta"),
    reference=bias_gradient,
    witness=bias_witness,
    samples_in="delta",
    hints={"db": BIAS_HINT},
)

OUTPUT_LAYER = Exercise(
    name="output_layer",
    lesson="02_output_layer_gradients",
    task="The whole output layer: delta, weight gradient and bias gradient.",
    outputs=("delta", "dW", "db"),
    groups={
        "delta": Group(1, outputs={"delta": slice(None)}),
        "gradients": Group(3, outputs={"dW": slice(None), "db": slice(None)}),
    },
    draw=lambda rng: draw_output_layers(rng, "A_prev", "Z", "A", "T", "f_prime"),
    reference=output_layer,
    witness=layer_witness,
    follows=follows_from_delta,
    samples_in="A",
    see_it=in_the_stepper("output_layer"),
    hints={"delta": DELTA_HINT, "dW": WEIGHT_HINT, "db": BIAS_HINT},
)
EXERCISES = (OUTPUT_DELTA, WEIGHT_GRADIENT, BIAS_GRADIENT, OUTPUT_LAYER)

"""Lesson 3: how the error signal goes wrong on its way back."""

import numpy as np

from backprop.activation import sigmoid
from backprop.hidden_layer import hidden_delta
from backprop.misconceptions.mixed_up import mixed_up
from backprop.misconceptions.output_layer import (
    BIAS_GRADIENT,
    IN_BIASES,
    IN_DELTA,
    IN_WEIGHTS,
    OUTPUT_DELTA,
    WEIGHT_GRADIENT,
)
from backprop.output_layer import bias_gradient, output_delta, weight_gradient
from checks.misconception import Misconception, Section

BLAME = Section("03_hidden_layer_error_signal", "formula_blame", "Back over the same weights")
SHARE = Section("03_hidden_layer_error_signal", "question_share", "Whose fault is it?")
HIDDEN = Section("03_hidden_layer_error_signal", "formula_hidden", "And through the activation")
REPEAT = Section("03_hidden_layer_error_signal", "repeats", "Layer by layer")
NETWORK = Section("03_hidden_layer_error_signal", "network", "A network in code")

HIDDEN_DELTA = (
    Misconception(
        "activation derivative forgotten",
        lambda d, W, Z, f_prime: d @ W.T,
        belief="What comes back over the weights is the layer's error signal.",
        nudge="The blame that comes back is for A. How does it get from there to Z?",
        pointer="The way leads through an activation, and one parameter is not used yet.",
        section=HIDDEN,
    ),
    Misconception(
        "derivative taken at A instead of Z",
        (
            lambda d, W, Z, f_prime: d @ W.T * f_prime(np.tanh(Z)),
            lambda d, W, Z, f_prime: d @ W.T * f_prime(sigmoid(Z)),
        ),
        belief="The slope is needed at the neuron's output.",
        nudge="The activation was computed at a point on its curve. Is that point A or Z?",
        pointer="Look at what you give to f_prime.",
        section=HIDDEN,
    ),
    Misconception(
        "derivative taken twice",
        (
            lambda d, W, Z, f_prime: d @ W.T * f_prime(Z) ** 2,
            lambda d, W, Z, f_prime: d @ W.T * f_prime(f_prime(Z)),
        ),
        belief="The slope comes in on both sides of the layer.",
        nudge="How many activations lie between this layer's Z and the next one's?",
        pointer="Count the slopes. δ_next has its own inside already.",
        section=HIDDEN,
    ),
    Misconception(
        "a formula in A applied to Z",
        (
            lambda d, W, Z, f_prime: d @ W.T * Z * (1 - Z),
            lambda d, W, Z, f_prime: d @ W.T * (1 - Z**2),
        ),
        belief="a(1 − a) is the slope, whatever a is.",
        nudge="The sigmoid's slope is a(1 − a). What does the a stand for?",
        pointer="Your function is given the derivative that it should use.",
        section=HIDDEN,
    ),
    Misconception(
        "slope of the signal instead of the activation's",
        (
            lambda d, W, Z, f_prime: f_prime(d @ W.T),
            lambda d, W, Z, f_prime: d @ W.T * f_prime(d @ W.T),
        ),
        belief="f' is applied to what comes back.",
        nudge="At which point of its curve did this layer's activation work?",
        pointer="Look at what you give to f_prime.",
        section=HIDDEN,
    ),
    Misconception(
        "Z itself instead of the slope at Z",
        lambda d, W, Z, f_prime: d @ W.T * Z,
        belief="The signal is multiplied by what went into the activation.",
        nudge="Is it Z that is asked for, or how steep the activation is there?",
        pointer="f_prime is a function: it wants to be called.",
        section=HIDDEN,
    ),
    Misconception(
        "slope alone",
        lambda d, W, Z, f_prime: f_prime(Z),
        belief="Delta is the derivative of the activation.",
        nudge="The next layer passes back 0. What should this layer's delta be?",
        pointer="Two parameters are not used yet.",
        section=HIDDEN,
    ),
    Misconception(
        "weights not transposed",
        lambda d, W, Z, f_prime: d @ W * f_prime(Z),
        belief="Back over the weights is the same product as forward.",
        nudge="Write the two shapes side by side: which numbers have to be equal for @?",
        pointer="The weights carried (n, d) to (n, d_next). How do they have to stand to go back?",
        section=BLAME,
    ),
    Misconception(
        "product the other way round",
        (
            lambda d, W, Z, f_prime: W @ d * f_prime(Z),
            lambda d, W, Z, f_prime: W.T @ d * f_prime(Z),
        ),
        belief="In a matrix product the order does not matter.",
        nudge="One sample is a row of δ_next. What does it meet first in your product?",
        pointer="Samples are rows: what has to stand on the left?",
        section=BLAME,
    ),
    Misconception(
        "* where @ is due",
        (
            lambda d, W, Z, f_prime: d * W.T * f_prime(Z),
            lambda d, W, Z, f_prime: d * W * f_prime(Z),
        ),
        belief="* multiplies matrices.",
        nudge="A neuron collects blame from all that it feeds. Who adds it up in your formula?",
        pointer="NumPy has an operator of its own for the product that adds up.",
        section=BLAME,
    ),
    Misconception(
        "@ where * is due",
        (
            lambda d, W, Z, f_prime: d @ W.T @ f_prime(Z),
            lambda d, W, Z, f_prime: d @ W.T @ f_prime(Z).T,
        ),
        belief="Products of matrices are matrix products.",
        nudge="Each neuron's blame meets its own slope. Is anything added up there?",
        pointer="The dot in the formula means entry by entry.",
        section=HIDDEN,
    ),
    Misconception(
        "divided by n again",
        lambda d, W, Z, f_prime: d @ W.T * f_prime(Z) / len(Z),
        belief="Every step of a batch needs a 1/n of its own.",
        nudge="Where has the 1/n been put in already?",
        pointer="δ_next holds it. Look for the n in your formula.",
        section=HIDDEN,
    ),
    Misconception(
        "1/n taken out again",
        lambda d, W, Z, f_prime: d @ W.T * f_prime(Z) * len(Z),
        belief="A hidden layer's signal must not have a 1/n in it.",
        nudge="δ_next has a 1/n inside. Why should that get lost on the way back?",
        pointer="Nothing is multiplied by n.",
        section=HIDDEN,
    ),
    Misconception(
        "minus in front",
        lambda d, W, Z, f_prime: -d @ W.T * f_prime(Z),
        belief="Going backward turns the sign.",
        nudge="A weight of +1: if the next layer's Z should fall, should this neuron's A rise?",
        pointer="The direction of travel does not change a sign. Only a weight can.",
        section=SHARE,
    ),
    Misconception(
        "slope added instead of multiplied",
        lambda d, W, Z, f_prime: d @ W.T + f_prime(Z),
        belief="The two influences add up.",
        nudge="A saturated neuron has a slope of 0. What should its delta be, whatever comes back?",
        pointer="The dot in the formula: which operation is it?",
        section=HIDDEN,
    ),
    Misconception(
        "divided by the slope",
        lambda d, W, Z, f_prime: d @ W.T / f_prime(Z),
        belief="The signal is taken back through the activation by dividing.",
        nudge="A saturated neuron has a slope near 0. Should its delta be tiny or huge?",
        pointer="Look at the operation in front of f_prime.",
        section=HIDDEN,
    ),
    Misconception(
        "weights without their signs",
        lambda d, W, Z, f_prime: d @ np.abs(W).T * f_prime(Z),
        belief="Only the size of a weight counts for the blame.",
        nudge="A weight of −1: if the next layer's Z should fall, should this neuron's A rise?",
        pointer="Look for what takes the signs away.",
        section=SHARE,
    ),
    Misconception(
        "weights forgotten",
        (
            lambda d, W, Z, f_prime: d.sum(axis=1, keepdims=True) * f_prime(Z),
            lambda d, W, Z, f_prime: d.mean(axis=1, keepdims=True) * f_prime(Z),
        ),
        belief="The blame is shared equally.",
        nudge="Two neurons feed the next layer, over weights 0.4 and 0.2. Who is more to blame?",
        pointer="One parameter is not used yet.",
        section=SHARE,
    ),
    Misconception(
        "weights added up before they meet the signal",
        lambda d, W, Z, f_prime: d.sum(axis=1, keepdims=True) * W.sum(axis=1) * f_prime(Z),
        belief="The product of the sums is the sum of the products.",
        nudge="Which weight belongs to which neuron's blame, once both have been added up?",
        pointer="Each neuron's blame goes over its own weight. Which comes first, product or sum?",
        section=BLAME,
    ),
    Misconception(
        "averaged over the next layer's neurons",
        lambda d, W, Z, f_prime: d @ W.T / W.shape[1] * f_prime(Z),
        belief="A neuron that feeds several gets their mean blame.",
        nudge="A neuron spoils three others. Is it less to blame than if it spoiled one?",
        pointer="A neuron *collects* blame from all that it feeds.",
        section=BLAME,
    ),
    Misconception(
        "signal averaged over the samples",
        (
            lambda d, W, Z, f_prime: d.mean(axis=0) @ W.T * f_prime(Z),
            lambda d, W, Z, f_prime: d.sum(axis=0) @ W.T * f_prime(Z),
        ),
        belief="A layer has one error signal for the whole batch.",
        nudge="Two samples: are they wrong in the same way?",
        pointer="Nothing is added up over the rows here: each sample keeps its own signal.",
        section=HIDDEN,
    ),
    Misconception(
        "summed over the samples",
        (
            lambda d, W, Z, f_prime: np.sum(d @ W.T * f_prime(Z), axis=0),
            lambda d, W, Z, f_prime: np.sum(d @ W.T * f_prime(Z), axis=0, keepdims=True),
        ),
        belief="A layer has one delta for each neuron.",
        nudge="Two samples: are they wrong in the same way? How many deltas does a neuron have?",
        pointer="Delta has the shape of Z.",
        section=HIDDEN,
    ),
    Misconception(
        "slope averaged over the samples",
        lambda d, W, Z, f_prime: d @ W.T * f_prime(Z).mean(axis=0),
        belief="A neuron has one slope.",
        nudge="Two samples give a neuron two different Z. How many slopes has it then?",
        pointer="Nothing is averaged here: f_prime(Z) has the shape of Z.",
        section=HIDDEN,
    ),
    Misconception(
        "one factor of the product missing",
        (
            lambda d, W, Z, f_prime: d * f_prime(Z),
            lambda d, W, Z, f_prime: W.T * f_prime(Z),
            lambda d, W, Z, f_prime: W * f_prime(Z),
            lambda d, W, Z, f_prime: d,
            lambda d, W, Z, f_prime: f_prime(Z) * W.sum(axis=1),
        ),
        belief="Signal or weights alone make the blame.",
        nudge="What does a weight do to the blame that comes back over it?",
        pointer="A product needs both, the signal and the weights.",
        section=BLAME,
    ),
    Misconception(
        "one neuron of the next layer left out",
        (
            lambda d, W, Z, f_prime: d[:, :-1] @ W[:, :-1].T * f_prime(Z),
            lambda d, W, Z, f_prime: d[:, 1:] @ W[:, 1:].T * f_prime(Z),
        ),
        belief="A range ends at its last number (or starts at 1).",
        nudge="A neuron that feeds three others: from how many does it collect blame?",
        pointer="Look at where your range or slice starts and ends.",
        section=BLAME,
    ),
    Misconception(
        "added where the product is due",
        (
            lambda d, W, Z, f_prime: (d + W.T) * f_prime(Z),
            lambda d, W, Z, f_prime: (d.sum(axis=1, keepdims=True) + W.sum(axis=1)) * f_prime(Z),
        ),
        belief="Signal and weights add up.",
        nudge="A weight of 0: should any blame come back over it?",
        pointer="Look at the operation between signal and weights.",
        section=BLAME,
    ),
)

AT_THE_OUTPUT = " at the output"
BEHIND_IT = " in hidden layers"


def one_step(layers, cache, deltas, l, way=hidden_delta):
    """Layer l's delta from the next one's."""
    return way(deltas[l + 1], layers[l + 1].W, cache.Z[l], layers[l].f_prime)


def one_weight_gradient(A, deltas, l, way=weight_gradient):
    """Layer l's weight gradient from its input and delta."""
    return way(A[l], deltas[l])


def pass_with(last=output_delta, step=one_step, weight=one_weight_gradient, bias=bias_gradient):
    """A backward pass with one of its four formulas replaced.

    ``own``: deltas that everything else is to be made of, instead of those computed here.
    """

    def backward(layers, cache, T, own=None):
        Z, A = cache
        deltas = [None] * len(layers)
        for l in reversed(range(len(layers))):
            if l == len(layers) - 1:
                deltas[l] = last(A[-1], T, Z[-1], layers[-1].f_prime)
            else:
                deltas[l] = step(layers, cache, own or deltas, l)
        used = own or deltas
        dWs = [weight(A, used, l) for l in range(len(layers))]
        return deltas, dWs, [bias(delta) for delta in used]

    return backward


def stepping(way):
    return pass_with(step=lambda *given: one_step(*given, way=way))


def weighting(way):
    return pass_with(weight=lambda *given: one_weight_gradient(*given, way=way))


# The activation is not among hidden_delta's parameters, but a network has it.
IN_HIDDEN_LAYERS = [one for one in HIDDEN_DELTA if "at A" not in one.name]

BACKWARD = (
    *(one.inside(lambda way: pass_with(last=way), AT_THE_OUTPUT) for one in OUTPUT_DELTA),
    *(one.inside(stepping, BEHIND_IT) for one in IN_HIDDEN_LAYERS),
    Misconception(
        "derivative taken at A instead of Z" + BEHIND_IT,
        (
            pass_with(
                step=lambda layers, cache, deltas, l: (
                    deltas[l + 1] @ layers[l + 1].W.T * layers[l].f_prime(cache.A[l + 1])
                )
            ),
            pass_with(
                step=lambda layers, cache, deltas, l: (
                    deltas[l + 1] @ layers[l + 1].W.T * cache.A[l + 1] * (1 - cache.A[l + 1])
                )
            ),
        ),
        belief="The slope is needed at the neuron's output.",
        nudge="The activation was computed at a point on its curve. Is that point A or Z?",
        pointer="Look at what you give to f_prime.",
        section=HIDDEN,
    ),
    Misconception(
        "derivative taken at the layer's input",
        pass_with(
            step=lambda layers, cache, deltas, l: (
                deltas[l + 1] @ layers[l + 1].W.T * layers[l].f_prime(cache.A[l])
            )
        ),
        belief="A[l] belongs to Z[l].",
        nudge="A[l] is one of the three arrays of layer l. Which one?",
        pointer="Look at what you give to f_prime.",
        section=NETWORK,
    ),
    Misconception(
        "the next layer's derivative",
        pass_with(
            step=lambda layers, cache, deltas, l: (
                deltas[l + 1] @ layers[l + 1].W.T * layers[l + 1].f_prime(cache.Z[l])
            )
        ),
        belief="Weights and activation of a step come from the same layer.",
        nudge="The weights of a step belong to one layer. To which one does the slope belong?",
        pointer="Look at whose f_prime is called.",
        section=HIDDEN,
    ),
    Misconception(
        "the next layer's Z",
        pass_with(
            step=lambda layers, cache, deltas, l: (
                deltas[l + 1] @ layers[l + 1].W.T * layers[l].f_prime(cache.Z[l + 1])
            )
        ),
        belief="The slope is taken where the signal comes from.",
        nudge="Through whose activation does the signal go last on this step?",
        pointer="Look at the index of Z.",
        section=HIDDEN,
    ),
    Misconception(
        "this layer's weights instead of the next layer's",
        (
            pass_with(
                step=lambda layers, cache, deltas, l: (
                    deltas[l + 1] @ layers[l].W.T * layers[l].f_prime(cache.Z[l])
                )
            ),
            pass_with(
                step=lambda layers, cache, deltas, l: (
                    deltas[l + 1] @ layers[l].W * layers[l].f_prime(cache.Z[l])
                )
            ),
        ),
        belief="Layer l's delta is made with layer l's weights.",
        nudge="Over which weights did this layer's A travel forward?",
        pointer="Look at the index of the weights.",
        section=BLAME,
    ),
    Misconception(
        "the last layer's weights for every layer",
        pass_with(
            step=lambda layers, cache, deltas, l: (
                deltas[l + 1] @ layers[-1].W.T * layers[l].f_prime(cache.Z[l])
            )
        ),
        belief="The signal always comes over the output layer's weights.",
        nudge="Which weights lie between the first and the second hidden layer?",
        pointer="Look at the index of the weights: does it change with the layer?",
        section=REPEAT,
    ),
    Misconception(
        "the output's signal sent to every layer",
        pass_with(
            step=lambda layers, cache, deltas, l: (
                deltas[-1] @ layers[l + 1].W.T * layers[l].f_prime(cache.Z[l])
            )
        ),
        belief="Every layer gets its signal from the output.",
        nudge="Who passes the signal to the first hidden layer when there are three?",
        pointer="Look at which delta is carried back: does it change with the layer?",
        section=REPEAT,
    ),
    Misconception(
        "weight gradient used to carry the signal back",
        pass_with(
            step=lambda layers, cache, deltas, l: (
                deltas[l + 1]
                @ weight_gradient(cache.A[l + 1], deltas[l + 1]).T
                * layers[l].f_prime(cache.Z[l])
            )
        ),
        belief="The signal goes back over the gradients of the weights.",
        nudge="Over what did the values go forward: over weights, or over their gradients?",
        pointer="Look at the matrix that delta is multiplied with.",
        section=BLAME,
    ),
    Misconception(
        "weights updated before the signal went over them",
        tuple(
            pass_with(
                step=lambda layers, cache, deltas, l, lr=lr: one_step(
                    [
                        layer._replace(W=layer.W - lr * weight_gradient(A, delta))
                        if delta is not None
                        else layer
                        for layer, A, delta in zip(layers, cache.A[:-1], deltas, strict=True)
                    ],
                    cache,
                    deltas,
                    l,
                )
            )
            for lr in (0.1, 0.5, 1.0)
        ),
        belief="A layer can be updated as soon as its gradient is known.",
        nudge="The prediction came forward over the old weights. Over which does blame go back?",
        pointer="A backward pass changes no weights.",
        section=BLAME,
    ),
    Misconception(
        "all layers treated as output layers",
        pass_with(
            step=lambda layers, cache, deltas, l: (
                (cache.A[l + 1] - 0) / len(cache.A[0]) * layers[l].f_prime(cache.Z[l])
            )
        ),
        belief="Every layer's own values are its error.",
        nudge="Which layer can compare its values with a target?",
        pointer="A hidden layer needs the delta of the layer after it.",
        section=REPEAT,
    ),
    *(one.inside(weighting, " in the weight gradients") for one in WEIGHT_GRADIENT),
    Misconception(
        "a layer's output instead of its input",
        pass_with(weight=lambda A, deltas, l: weight_gradient(A[l + 1], deltas[l])),
        belief="A[l + 1] is what came into layer l + 1, so it goes with layer l.",
        nudge="What did layer l's weights carry: what came in, or what went out?",
        pointer="Look at the index of A.",
        section=NETWORK,
    ),
    Misconception(
        "the network's input for every layer",
        pass_with(weight=lambda A, deltas, l: weight_gradient(A[0], deltas[l])),
        belief="All weights carry the input.",
        nudge="What did the second layer's weights carry?",
        pointer="Look at the index of A: does it change with the layer?",
        section=NETWORK,
    ),
    Misconception(
        "delta of the wrong layer",
        (
            pass_with(weight=lambda A, deltas, l: weight_gradient(A[l], deltas[l - 1])),
            pass_with(weight=lambda A, deltas, l: weight_gradient(A[l], deltas[-1 - l])),
            pass_with(weight=lambda A, deltas, l: weight_gradient(A[l], deltas[-1])),
        ),
        belief="The deltas are counted from the output.",
        nudge="The shape of a delta tells which layer it belongs to. Does it fit here?",
        pointer="Look at the index of delta.",
        section=NETWORK,
    ),
    *(
        one.inside(lambda way: pass_with(bias=way), " in the bias gradients")
        for one in BIAS_GRADIENT
    ),
)

IN_A_STEP = mixed_up(hidden_delta, "delta_next W_next Z", HIDDEN)
IN_A_PASS = (
    *(one.inside(lambda way: pass_with(last=way), AT_THE_OUTPUT) for one in IN_DELTA),
    *(one.inside(stepping, BEHIND_IT) for one in IN_A_STEP),
    *(one.inside(weighting, " in the weight gradients") for one in IN_WEIGHTS),
    *(one.inside(lambda way: pass_with(bias=way), " in the bias gradients") for one in IN_BIASES),
)

MISCONCEPTIONS = {
    "hidden_delta": HIDDEN_DELTA,
    "backward": BACKWARD,
    "suspect_backward": BACKWARD,
}
MIXED_UP = {"hidden_delta": IN_A_STEP, "backward": IN_A_PASS, "suspect_backward": IN_A_PASS}

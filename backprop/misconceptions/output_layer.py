"""Lesson 2: how the output layer's delta and its gradients go wrong."""

import numpy as np

from backprop.misconceptions.mixed_up import mixed_up
from backprop.output_layer import bias_gradient, output_delta, weight_gradient
from checks.misconception import Misconception, Section

LOSS_GRADIENT = Section(
    "02_output_layer_gradients", "worked_forward", "One neuron, followed by hand"
)
DELTA = Section("02_output_layer_gradients", "formula_delta", "Delta, the error signal")
TRY_DELTA = Section("02_output_layer_gradients", "exercise_delta", "Exercise: delta")
WEIGHTS = Section("02_output_layer_gradients", "formula_weights", "The weight gradient")
TRY_WEIGHTS = Section(
    "02_output_layer_gradients", "exercise_weights", "Exercise: the weight gradient"
)
BIASES = Section("02_output_layer_gradients", "formula_bias", "The bias gradient")

OUTPUT_DELTA = (
    Misconception(
        "activation derivative forgotten",
        lambda A, T, Z, f_prime: (A - T) / len(A),
        belief="The error signal is how far the output is off.",
        nudge="If Z rises a little, by how much does A rise? Where is that in your formula?",
        pointer="Delta has two factors, and one parameter is not used yet.",
        section=DELTA,
    ),
    Misconception(
        "derivative taken at A instead of Z",
        lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(A),
        belief="The slope is needed at the neuron's output.",
        nudge="The activation was computed at a point on its curve. Is that point A or Z?",
        pointer="Look at what you give to f_prime.",
        section=DELTA,
    ),
    Misconception(
        "derivative taken twice",
        (
            lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(Z) ** 2,
            lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(f_prime(Z)),
        ),
        belief="The slope belongs to the loss's gradient and to delta.",
        nudge="How many activations lie between Z and the loss?",
        pointer="Count the slopes in your product.",
        section=DELTA,
    ),
    Misconception(
        "derivative of one activation used for all",
        (
            lambda A, T, Z, f_prime: (A - T) / len(A) * A * (1 - A),
            lambda A, T, Z, f_prime: (A - T) / len(A) * (1 - A**2),
        ),
        belief="Every neuron is a sigmoid (or a tanh).",
        nudge="Which activation has this layer, and who tells you its slope?",
        pointer="Your function is given the derivative that it should use.",
        section=TRY_DELTA,
    ),
    Misconception(
        "a formula in A applied to Z",
        (
            lambda A, T, Z, f_prime: (A - T) / len(A) * Z * (1 - Z),
            lambda A, T, Z, f_prime: (A - T) / len(A) * (1 - Z**2),
        ),
        belief="a(1 − a) is the slope, whatever a is.",
        nudge="The sigmoid's slope is a(1 − a). What does the a stand for?",
        pointer="Your function is given the derivative that it should use.",
        section=TRY_DELTA,
    ),
    Misconception(
        "slope of the error instead of the activation's",
        (
            lambda A, T, Z, f_prime: f_prime(A - T) / len(A),
            lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(A - T),
            lambda A, T, Z, f_prime: f_prime((A - T) / len(A)),
            lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime((A - T) / len(A)),
        ),
        belief="f' is applied to what comes back.",
        nudge="At which point of its curve did the activation work: at Z, or at the error?",
        pointer="Look at what you give to f_prime.",
        section=DELTA,
    ),
    Misconception(
        "derivative taken at the target",
        lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(T),
        belief="The slope is needed where the output should be.",
        nudge="At which point of its curve did the activation work?",
        pointer="Look at what you give to f_prime.",
        section=DELTA,
    ),
    Misconception(
        "Z itself instead of the slope at Z",
        lambda A, T, Z, f_prime: (A - T) / len(A) * Z,
        belief="Delta is the error times what went into the activation.",
        nudge="Is it Z that is asked for, or how steep the activation is there?",
        pointer="f_prime is a function: it wants to be called.",
        section=TRY_DELTA,
    ),
    Misconception(
        "A instead of the slope at Z",
        lambda A, T, Z, f_prime: (A - T) / len(A) * A,
        belief="Delta is the error times the neuron's output.",
        nudge="Is it A that is asked for, or how steep the activation is?",
        pointer="One parameter, a function, is not used yet.",
        section=DELTA,
    ),
    Misconception(
        "slope alone",
        (
            lambda A, T, Z, f_prime: f_prime(Z),
            lambda A, T, Z, f_prime: f_prime(Z) / len(A),
        ),
        belief="Delta is the derivative of the activation.",
        nudge="What would your delta be if the prediction were exactly right?",
        pointer="Delta has two factors. One of them knows about the target.",
        section=DELTA,
    ),
    Misconception(
        "target minus output",
        lambda A, T, Z, f_prime: (T - A) / len(A) * f_prime(Z),
        belief="The error is what is missing to the target.",
        nudge="The output is too high. Should its delta be positive or negative?",
        pointer="Look at the order of A and T.",
        section=DELTA,
    ),
    Misconception(
        "target added to the output",
        lambda A, T, Z, f_prime: (A + T) / len(A) * f_prime(Z),
        belief="Output and target are combined.",
        nudge="What is delta for an output that is exactly right?",
        pointer="Look at the sign between A and T.",
        section=DELTA,
    ),
    Misconception(
        "targets not used",
        lambda A, T, Z, f_prime: A / len(A) * f_prime(Z),
        belief="Delta depends on the output.",
        nudge="What is delta for an output that is exactly right?",
        pointer="One parameter is not used yet.",
        section=DELTA,
    ),
    Misconception(
        "sum over the samples instead of their mean",
        lambda A, T, Z, f_prime: (A - T) * f_prime(Z),
        belief="The gradient of the loss is A − T.",
        nudge="The loss is a mean over the samples. Where is that in your delta?",
        pointer="Look at dL/dA, the first of the two factors: something is missing in it.",
        section=DELTA,
        convention=True,
    ),
    Misconception(
        "divided by n twice",
        lambda A, T, Z, f_prime: (A - T) / len(A) ** 2 * f_prime(Z),
        belief="Each step of a batch needs a 1/n of its own.",
        nudge="How many times does n come in, counting what lesson 1's gradient does?",
        pointer="The 1/n lives in the loss's gradient, and nowhere else.",
        section=DELTA,
    ),
    Misconception(
        "multiplied by n instead of divided",
        lambda A, T, Z, f_prime: (A - T) * len(A) * f_prime(Z),
        belief="More samples, more signal.",
        nudge="Twice as many samples: does one sample's delta become larger or smaller?",
        pointer="Look at the operation in front of n.",
        section=DELTA,
    ),
    Misconception(
        "gradient of a loss without the ½",
        lambda A, T, Z, f_prime: 2 * (A - T) / len(A) * f_prime(Z),
        belief="The derivative of a square brings a 2 down.",
        nudge="What does the 2 that comes down meet in the loss of this course?",
        pointer="Look at dL/dA, the first of the two factors.",
        section=DELTA,
        convention=True,
    ),
    Misconception(
        "mean over all entries, not over the samples",
        (
            lambda A, T, Z, f_prime: (A - T) / A.size * f_prime(Z),
            lambda A, T, Z, f_prime: 2 * (A - T) / A.size * f_prime(Z),
        ),
        belief="n is the number of entries.",
        nudge="By how many did the *loss* divide when a sample has three outputs?",
        pointer="n counts the rows of A, not its entries.",
        section=DELTA,
        convention=True,
    ),
    Misconception(
        "n taken from the columns",
        (
            lambda A, T, Z, f_prime: (A - T) / A.shape[1] * f_prime(Z),
            lambda A, T, Z, f_prime: 2 * (A - T) / A.shape[1] * f_prime(Z),
        ),
        belief="Samples are columns.",
        nudge="Which way do samples run here: along the rows or down the columns?",
        pointer="n is one of the two numbers in A.shape. Which?",
        section=DELTA,
        convention=True,
    ),
    Misconception(
        "parentheses forgotten",
        (
            lambda A, T, Z, f_prime: A - T / len(A) * f_prime(Z),
            lambda A, T, Z, f_prime: (A - T / len(A)) * f_prime(Z),
            lambda A, T, Z, f_prime: (A / len(A) - T) * f_prime(Z),
        ),
        belief="a − t · f' multiplies the whole difference.",
        nudge="In which order does Python work out `6 - 4 * 2`?",
        pointer="A difference that is multiplied or divided needs parentheses.",
        section=DELTA,
    ),
    Misconception(
        "slope added instead of multiplied",
        (
            lambda A, T, Z, f_prime: (A - T) / len(A) + f_prime(Z),
            lambda A, T, Z, f_prime: (A - T) / len(A) - f_prime(Z),
        ),
        belief="The two influences add up.",
        nudge="Z moves A by f'(Z), and each step of A moves the loss. How do such rates combine?",
        pointer="The dot in the formula: which operation is it?",
        section=DELTA,
    ),
    Misconception(
        "divided by the slope",
        lambda A, T, Z, f_prime: (A - T) / len(A) / f_prime(Z),
        belief="The signal is taken back through the activation by dividing.",
        nudge="A saturated neuron has a slope near 0. Should its delta be tiny or huge?",
        pointer="Look at the operation in front of f_prime.",
        section=DELTA,
    ),
    Misconception(
        "@ where * is due",
        (
            lambda A, T, Z, f_prime: (A - T) / len(A) @ f_prime(Z).T,
            lambda A, T, Z, f_prime: (A - T) / len(A) @ f_prime(Z),
            lambda A, T, Z, f_prime: (A - T).T / len(A) @ f_prime(Z),
        ),
        belief="Products of matrices are matrix products.",
        nudge="Each neuron's error meets its own slope. Is anything added up?",
        pointer="The dot in the formula means entry by entry.",
        section=DELTA,
    ),
    Misconception(
        "Z compared with the target",
        lambda A, T, Z, f_prime: (Z - T) / len(A) * f_prime(Z),
        belief="Z is the prediction.",
        nudge="Which of Z and A is it that the network puts out?",
        pointer="Look at what you subtract the target from.",
        section=LOSS_GRADIENT,
    ),
    Misconception(
        "summed over the samples",
        (
            lambda A, T, Z, f_prime: np.sum((A - T) / len(A) * f_prime(Z), axis=0),
            lambda A, T, Z, f_prime: np.sum((A - T) / len(A) * f_prime(Z), axis=0, keepdims=True),
        ),
        belief="A layer has one delta for each neuron.",
        nudge="Two samples: are they wrong in the same way? How many deltas does a neuron have?",
        pointer="Nothing is added up here: delta has the shape of Z.",
        section=DELTA,
    ),
    Misconception(
        "slope averaged over the samples",
        lambda A, T, Z, f_prime: (A - T) / len(A) * f_prime(Z).mean(axis=0),
        belief="A neuron has one slope.",
        nudge="Two samples give a neuron two different Z. How many slopes has it then?",
        pointer="Nothing is averaged here: f_prime(Z) has the shape of Z.",
        section=DELTA,
    ),
    Misconception(
        "loss instead of its gradient",
        (
            lambda A, T, Z, f_prime: np.sum((A - T) ** 2) / (2 * len(A)) * f_prime(Z),
            lambda A, T, Z, f_prime: (A - T) ** 2 / (2 * len(A)) * f_prime(Z),
            lambda A, T, Z, f_prime: (A - T) ** 2 / len(A) * f_prime(Z),
        ),
        belief="The loss is what flows back.",
        nudge="The loss is never negative. Can a neuron learn from it which way to go?",
        pointer="The first factor is dL/dA, not L.",
        section=LOSS_GRADIENT,
    ),
)

WEIGHT_GRADIENT = (
    Misconception(
        "inputs not transposed",
        lambda A_prev, delta: A_prev @ delta,
        belief="Inputs times deltas, as they stand.",
        nudge="Write the two shapes side by side: which numbers have to be equal for @?",
        pointer="The shapes tell: the answer is (d_in, d_out), and n has to meet n.",
        section=WEIGHTS,
    ),
    Misconception(
        "the other one transposed",
        lambda A_prev, delta: A_prev @ delta.T,
        belief="Either of the two may be transposed.",
        nudge="What does your product add up over: samples, or something else?",
        pointer="The two numbers n have to meet in the middle. Which one has to turn round?",
        section=WEIGHTS,
    ),
    Misconception(
        "divided by n again",
        lambda A_prev, delta: A_prev.T @ delta / len(delta),
        belief="A gradient over a batch is a mean, so it needs a 1/n.",
        nudge="Where has the 1/n been put in already?",
        pointer="Delta is given. Read what it holds.",
        section=TRY_WEIGHTS,
    ),
    Misconception(
        "1/n taken out again",
        lambda A_prev, delta: A_prev.T @ delta * len(delta),
        belief="A sum over the samples must not have a 1/n in it.",
        nudge="Is the loss a sum or a mean over the samples? So what is its gradient?",
        pointer="Nothing is multiplied by n.",
        section=TRY_WEIGHTS,
    ),
    Misconception(
        "minus in front",
        lambda A_prev, delta: -A_prev.T @ delta,
        belief="Weights go against the error, so their gradient has a minus.",
        nudge="Is it the gradient that is asked for, or already the step against it?",
        pointer="The step downhill comes in lesson 4. What is the sign here?",
        section=WEIGHTS,
    ),
    Misconception(
        "* where @ is due",
        (
            lambda A_prev, delta: A_prev.T * delta,
            lambda A_prev, delta: A_prev * delta,
        ),
        belief="* multiplies matrices.",
        nudge="`*` multiplies entry by entry. Who adds up over the samples then?",
        pointer="NumPy has an operator of its own for the product that adds up.",
        section=WEIGHTS,
    ),
    Misconception(
        "added up over the samples before multiplying",
        (
            lambda A_prev, delta: np.outer(A_prev.sum(axis=0), delta.sum(axis=0)),
            lambda A_prev, delta: np.outer(A_prev.mean(axis=0), delta.sum(axis=0)),
            lambda A_prev, delta: np.outer(A_prev.mean(axis=0), delta.mean(axis=0)),
        ),
        belief="The product of the sums is the sum of the products.",
        nudge="Whose input belongs to whose delta, once both have been added up?",
        pointer="Each sample's input meets its own delta. Which comes first, product or sum?",
        section=WEIGHTS,
    ),
    Misconception(
        "first sample only",
        lambda A_prev, delta: np.outer(A_prev[0], delta[0]),
        belief="The first sample stands for all.",
        nudge="What becomes of the second row of delta?",
        pointer="Look for an index, or a return inside a loop.",
        section=WEIGHTS,
    ),
    Misconception(
        "overwritten, not added up",
        (
            lambda A_prev, delta: np.outer(A_prev[-1], delta[-1]),
            lambda A_prev, delta: np.outer(A_prev[-1], delta[-1]) / len(delta),
        ),
        belief="A loop over the samples adds up by itself.",
        nudge="After the loop, which sample's numbers are in your variable?",
        pointer="Look at the = inside the loop.",
        section=WEIGHTS,
    ),
    Misconception(
        "inputs forgotten",
        (
            lambda A_prev, delta: np.ones_like(A_prev).T @ delta,
            lambda A_prev, delta: np.tile(delta.sum(axis=0), (A_prev.shape[1], 1)),
        ),
        belief="Every weight of a neuron is to blame for its whole delta.",
        nudge="One weight carried 0.5, another −1. Are they to blame in the same way?",
        pointer="A weight is to blame in proportion to what it carried.",
        section=WEIGHTS,
    ),
    Misconception(
        "delta forgotten",
        lambda A_prev, delta: A_prev.T @ np.ones_like(delta),
        belief="A weight's gradient is what it carried.",
        nudge="Which of two neurons with the same inputs has to change more?",
        pointer="One of the two parameters is not used.",
        section=WEIGHTS,
    ),
    Misconception(
        "one matrix for each sample, not added up",
        lambda A_prev, delta: A_prev[:, :, None] * delta[:, None, :],
        belief="Each sample has its own weight gradient.",
        nudge="W is there once. How many gradients can it have?",
        pointer="Over which axis is still to be added up?",
        section=WEIGHTS,
    ),
    Misconception(
        "outer product of everything",
        lambda A_prev, delta: np.outer(A_prev, delta),
        belief="np.outer takes care of the samples.",
        nudge="np.outer makes its inputs flat. Whose input meets whose delta then?",
        pointer="Inputs of one sample must not meet the delta of another.",
        section=WEIGHTS,
    ),
    Misconception(
        "delta alone",
        (lambda A_prev, delta: delta, lambda A_prev, delta: delta.T),
        belief="Delta is the gradient.",
        nudge="Delta says what a change of Z does. How much does Z change with a weight?",
        pointer="One of the two parameters is not used.",
        section=WEIGHTS,
    ),
    Misconception(
        "added instead of multiplied",
        (
            lambda A_prev, delta: A_prev.T + delta,
            lambda A_prev, delta: A_prev + delta,
        ),
        belief="Input and delta add up.",
        nudge="A weight that carried 0: can it be to blame for anything?",
        pointer="In proportion to the input: which operation is that?",
        section=WEIGHTS,
    ),
    Misconception(
        "product the other way round",
        (
            lambda A_prev, delta: delta @ A_prev.T,
            lambda A_prev, delta: delta @ A_prev,
        ),
        belief="In a matrix product the order does not matter.",
        nudge="Which shape has your product, and which is asked for?",
        pointer="Over what should the product add up: the number in the middle of the two shapes?",
        section=WEIGHTS,
    ),
    Misconception(
        "the inputs alone",
        (
            lambda A_prev, delta: A_prev,
            lambda A_prev, delta: A_prev.T,
            lambda A_prev, delta: A_prev.sum(axis=0),
        ),
        belief="What a weight carried is its gradient.",
        nudge="Which of two neurons with the same inputs has to change more?",
        pointer="One of the two parameters is not used.",
        section=WEIGHTS,
    ),
)

BIAS_GRADIENT = (
    Misconception(
        "averaged instead of summed",
        lambda delta: delta.mean(axis=0),
        belief="A batch's gradient is a mean.",
        nudge="Where has the 1/n been put in already?",
        pointer="Why the sum, and not the mean? The lesson asks just this.",
        section=BIASES,
    ),
    Misconception(
        "not summed over the samples",
        (lambda delta: delta, lambda delta: delta.T),
        belief="A bias's gradient is its neuron's delta.",
        nudge="A neuron has one bias and as many deltas as there are samples. So?",
        pointer="The answer has the shape of b.",
        section=BIASES,
    ),
    Misconception(
        "summed over the neurons",
        (
            lambda delta: delta.sum(axis=1),
            lambda delta: delta.mean(axis=1),
            lambda delta: delta[:-1].sum(axis=1),
            lambda delta: delta[1:].sum(axis=1),
        ),
        belief="axis=1 adds up each column.",
        nudge="How many numbers should come out: one for each neuron, or one for each sample?",
        pointer="Look at the axis of your sum.",
        section=BIASES,
    ),
    Misconception(
        "summed over everything",
        (
            lambda delta: delta.sum(),
            lambda delta: delta.mean(),
            lambda delta: np.full(delta.shape[1], delta.sum()),
        ),
        belief="A layer has one bias.",
        nudge="How many biases has a layer with three neurons?",
        pointer="A sum without an axis adds up everything.",
        section=BIASES,
    ),
    Misconception(
        "first sample only",
        lambda delta: delta[0],
        belief="The first sample stands for all.",
        nudge="What becomes of the second row of delta?",
        pointer="Look for an index, or a return inside a loop.",
        section=BIASES,
    ),
    Misconception(
        "last sample only",
        lambda delta: delta[-1],
        belief="A loop over the samples adds up by itself.",
        nudge="After the loop, which sample's numbers are in your variable?",
        pointer="Look at the = inside the loop.",
        section=BIASES,
    ),
    Misconception(
        "one sample left out",
        (
            lambda delta: delta[:-1].sum(axis=0),
            lambda delta: delta[1:].sum(axis=0),
            lambda delta: delta[:-1].mean(axis=0),
            lambda delta: delta[1:].mean(axis=0),
        ),
        belief="The range ends one earlier (or starts one later).",
        nudge="Count the rows that you add up. How many are there?",
        pointer="Look at where your range or slice starts and ends.",
        section=BIASES,
    ),
    Misconception(
        "1/n taken out again",
        lambda delta: delta.sum(axis=0) * len(delta),
        belief="A sum over the samples must not have a 1/n in it.",
        nudge="Is the loss a sum or a mean over the samples? So what is its gradient?",
        pointer="Nothing is multiplied by n.",
        section=BIASES,
    ),
    Misconception(
        "minus in front",
        lambda delta: -delta.sum(axis=0),
        belief="Biases go against the error, so their gradient has a minus.",
        nudge="Is it the gradient that is asked for, or already the step against it?",
        pointer="The step downhill comes in lesson 4. What is the sign here?",
        section=BIASES,
    ),
    Misconception(
        "absolute values added up",
        (lambda delta: np.abs(delta).sum(axis=0), lambda delta: np.abs(delta.sum(axis=0))),
        belief="Blame has no sign.",
        nudge="One sample wants the bias higher, the other lower. What should happen?",
        pointer="Look for what takes the signs away.",
        section=BIASES,
    ),
    Misconception(
        "largest or smallest instead of sum",
        (
            lambda delta: delta.max(axis=0),
            lambda delta: delta.min(axis=0),
            lambda delta: delta.max(axis=1),
            lambda delta: delta.min(axis=1),
            lambda delta: np.abs(delta).max(axis=0),
        ),
        belief="The worst sample decides.",
        nudge="What do the other samples contribute?",
        pointer="Look at the name of the function that you call on delta.",
        section=BIASES,
    ),
    Misconception(
        "a bias's input taken for the gradient",
        lambda delta: np.ones(delta.shape[1]),
        belief="A bias always carries 1, so its gradient is 1.",
        nudge="A weight's gradient is its input times delta. And with an input of 1?",
        pointer="The parameter is not used.",
        section=BIASES,
    ),
    Misconception(
        "multiplied up instead of added",
        (
            lambda delta: delta.prod(axis=0),
            lambda delta: delta.prod(axis=1),
            lambda delta: (delta**2).sum(axis=0),
        ),
        belief="The samples' deltas are multiplied.",
        nudge="A sample that is exactly right has delta 0. What does it do to your answer?",
        pointer="Look at what combines the rows.",
        section=BIASES,
    ),
    Misconception(
        "running sums",
        (lambda delta: delta.cumsum(axis=0), lambda delta: delta.cumsum(axis=1)),
        belief="cumsum adds up.",
        nudge="How many rows should the answer have?",
        pointer="Look at the name of the function that you call on delta.",
        section=BIASES,
    ),
)


def layer_with(delta=output_delta, weight=weight_gradient, bias=bias_gradient):
    """The output layer with one of its three formulas replaced.

    ``own``: a delta that the gradients are to be made of, instead of the one computed here.
    """

    def output_layer(A_prev, Z, A, T, f_prime, own=None):
        signal = delta(A, T, Z, f_prime)
        used = signal if own is None else own
        return signal, weight(A_prev, used), bias(used)

    return output_layer


def of_the_error(A_prev, Z, A, T, f_prime, own=None):
    error = (A - T) / len(A)
    return error * f_prime(Z), A_prev.T @ error, error.sum(axis=0)


OUTPUT_LAYER = (
    *(one.inside(lambda way: layer_with(delta=way)) for one in OUTPUT_DELTA),
    Misconception(
        "derivative missing in the gradients",
        of_the_error,
        belief="Weights and biases learn from the error, not from delta.",
        nudge="What lies between a weight and the error: only the sum, or the activation too?",
        pointer="Look at what you multiply the inputs with.",
        section=WEIGHTS,
    ),
    *(
        one.inside(lambda way: layer_with(weight=way), " in the weight gradient")
        for one in WEIGHT_GRADIENT
    ),
    *(
        one.inside(lambda way: layer_with(bias=way), " in the bias gradient")
        for one in BIAS_GRADIENT
    ),
)

IN_DELTA = mixed_up(output_delta, "A T Z", DELTA)
IN_WEIGHTS = mixed_up(weight_gradient, "A_prev delta", WEIGHTS)
IN_BIASES = mixed_up(bias_gradient, "delta", BIASES)

MISCONCEPTIONS = {
    "output_delta": OUTPUT_DELTA,
    "weight_gradient": WEIGHT_GRADIENT,
    "bias_gradient": BIAS_GRADIENT,
    "output_layer": OUTPUT_LAYER,
}
MIXED_UP = {
    "output_delta": IN_DELTA,
    "weight_gradient": IN_WEIGHTS,
    "bias_gradient": IN_BIASES,
    "output_layer": (
        *(one.inside(lambda way: layer_with(delta=way)) for one in IN_DELTA),
        *(
            one.inside(lambda way: layer_with(weight=way), " in the weight gradient")
            for one in IN_WEIGHTS
        ),
        *(
            one.inside(lambda way: layer_with(bias=way), " in the bias gradient")
            for one in IN_BIASES
        ),
    ),
}

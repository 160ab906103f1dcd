"""Lesson 0: how a weighted sum goes wrong."""

import numpy as np

from backprop.activation import relu, sigmoid
from backprop.exercises.welcome import weighted_sum
from backprop.misconceptions.mixed_up import mixed_up
from checks.misconception import Misconception, Section

FORMULA = Section("00_welcome", "formula", "The formula")
BY_HAND = Section("00_welcome", "question", "A question before the answer")

WEIGHTED_SUM = (
    Misconception(
        "bias forgotten",
        lambda A_prev, W, b: A_prev @ W,
        belief="The weights are all that a neuron adds up.",
        nudge="What would a neuron answer if all of its inputs were 0?",
        pointer="One of the three parameters is not used yet.",
        section=BY_HAND,
    ),
    Misconception(
        "bias subtracted",
        lambda A_prev, W, b: A_prev @ W - b,
        belief="A bias is a threshold that the sum has to get over.",
        nudge="Does a larger bias make the sum larger or smaller?",
        pointer="Compare the last sign of the formula with yours.",
        section=FORMULA,
    ),
    Misconception(
        "bias added once for each input",
        lambda A_prev, W, b: A_prev @ W + len(W) * b,
        belief="Every input brings its own bias along.",
        nudge="A neuron with three inputs: how many biases has it?",
        pointer="Look at what is inside the loop, or inside the product, and should be outside.",
        section=BY_HAND,
    ),
    Misconception(
        "bias added to the weights",
        lambda A_prev, W, b: A_prev @ (W + b),
        belief="Weights and biases can be added first, as both belong to the neuron.",
        nudge="What is the bias multiplied with here, and what should it be multiplied with?",
        pointer="Check the parentheses: which comes first, the product or the sum?",
        section=FORMULA,
    ),
    Misconception(
        "bias multiplied",
        lambda A_prev, W, b: A_prev @ W * b,
        belief="The bias scales what a neuron adds up.",
        nudge="What would a neuron with a bias of 0 answer here, whatever its inputs are?",
        pointer="Look at the operation between the product and the bias.",
        section=FORMULA,
    ),
    Misconception(
        "weights transposed",
        lambda A_prev, W, b: A_prev @ W.T + b,
        belief="A row of W belongs to a neuron.",
        nudge="Which way do the weights of one neuron run in W: along a row or down a column?",
        pointer="Write the shapes below the product, (n, d_in) @ …: what has to come next?",
        section=FORMULA,
    ),
    Misconception(
        "product the other way round",
        (lambda A_prev, W, b: W @ A_prev + b, lambda A_prev, W, b: W.T @ A_prev + b),
        belief="In a matrix product the order does not matter.",
        nudge="One sample is a row of A_prev. What does it meet first in your product?",
        pointer="A row on the left meets the columns on the right: what has to stand on the left?",
        section=FORMULA,
    ),
    Misconception(
        "* where @ is due",
        (lambda A_prev, W, b: A_prev * W + b, lambda A_prev, W, b: A_prev * W.T + b),
        belief="* multiplies matrices.",
        nudge="`*` multiplies entry by entry. Who adds up a neuron's inputs then?",
        pointer="NumPy has an operator of its own for the product that adds up.",
        section=FORMULA,
    ),
    Misconception(
        "activation applied already",
        tuple(
            lambda A_prev, W, b, f=f: f(A_prev @ W + b) for f in (sigmoid, np.tanh, relu, np.abs)
        ),
        belief="A layer's sum and its output are the same thing.",
        nudge="Is it the sum before the activation that is asked for, or what comes after it?",
        pointer="Look at the last thing that happens to your sum.",
        section=FORMULA,
    ),
    Misconception(
        "averaged over the samples",
        (
            lambda A_prev, W, b: A_prev @ W / len(A_prev) + b,
            lambda A_prev, W, b: (A_prev @ W + b) / len(A_prev),
        ),
        belief="Whatever is computed for a batch is divided by n.",
        nudge="Does the first sample's sum change when another sample joins the batch?",
        pointer="Only a loss is averaged. Where does your n come in?",
        section=FORMULA,
    ),
    Misconception(
        "divided by the number of inputs",
        lambda A_prev, W, b: A_prev @ W / len(W) + b,
        belief="A neuron takes the mean of its inputs.",
        nudge="A weighted *sum*: by what does it divide?",
        pointer="Work the example out by hand once more: is anything divided there?",
        section=BY_HAND,
    ),
    Misconception(
        "everything added up to one number",
        (
            lambda A_prev, W, b: np.sum(A_prev @ W + b),
            lambda A_prev, W, b: np.sum(A_prev @ W) + b,
        ),
        belief="A weighted sum is one number, so a layer has one.",
        nudge="How many numbers does a layer of three neurons make of one sample?",
        pointer="The product adds up already. What is added up once more?",
        section=FORMULA,
    ),
    Misconception(
        "the first sample's sum for all",
        (
            lambda A_prev, W, b: A_prev[:1] @ W + b,
            lambda A_prev, W, b: A_prev[0] @ W + b + 0 * A_prev @ W,
        ),
        belief="A layer handles one sample, and the others are like it.",
        nudge="What becomes of the second row of A_prev?",
        pointer="Look for an index, or a return inside a loop, that lets one row through only.",
        section=FORMULA,
    ),
    Misconception(
        "one factor of the product missing",
        (
            lambda A_prev, W, b: A_prev + b,
            lambda A_prev, W, b: W + b,
            lambda A_prev, W, b: A_prev,
            lambda A_prev, W, b: W,
            lambda A_prev, W, b: A_prev - b,
            lambda A_prev, W, b: W - b,
        ),
        belief="Inputs or weights alone are added to the bias.",
        nudge="What does a weight do to the input that it carries?",
        pointer="A product needs both, the inputs and the weights.",
        section=FORMULA,
    ),
    Misconception(
        "added where the product is due",
        (
            lambda A_prev, W, b: A_prev + W + b,
            lambda A_prev, W, b: A_prev + W,
            lambda A_prev, W, b: A_prev + W - b,
        ),
        belief="A neuron adds its weights to its inputs.",
        nudge="An input of 0: should it matter how large its weight is?",
        pointer="Look at the operation between inputs and weights.",
        section=FORMULA,
    ),
    Misconception(
        "one input left out",
        (
            lambda A_prev, W, b: A_prev[:, :-1] @ W[:-1] + b,
            lambda A_prev, W, b: A_prev[:, 1:] @ W[1:] + b,
        ),
        belief="A range ends at its last number (or starts at 1).",
        nudge="A neuron with three inputs: how many products does your loop add up?",
        pointer="Look at where your range or slice starts and ends.",
        section=FORMULA,
    ),
    Misconception(
        "something else than the bias added",
        (
            lambda A_prev, W, b: A_prev @ W + A_prev,
            lambda A_prev, W, b: A_prev @ W + W,
            lambda A_prev, W, b: A_prev @ W - A_prev,
            lambda A_prev, W, b: A_prev @ W - W,
            lambda A_prev, W, b: A_prev @ W + b[0],
            lambda A_prev, W, b: A_prev @ W + b.sum(),
            lambda A_prev, W, b: A_prev @ W + 1,
        ),
        belief="What is added in the end does not matter much.",
        nudge="What belongs to each neuron, besides its weights?",
        pointer="Look at the last thing that you add.",
        section=FORMULA,
    ),
)

MISCONCEPTIONS = {"weighted_sum": WEIGHTED_SUM}
MIXED_UP = {"weighted_sum": mixed_up(weighted_sum, "A_prev W b", FORMULA)}

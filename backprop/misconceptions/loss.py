"""Lesson 1: how the loss, its gradient and a numerical gradient go wrong."""

import numpy as np

from backprop.loss import mean_squared_error, mean_squared_error_gradient
from backprop.misconceptions.mixed_up import mixed_up
from backprop.numerical_gradient import central_difference
from checks.misconception import Misconception, Section

LOSS = Section("01_loss", "formula_loss", "The loss")
BATCH = Section("01_loss", "formula_batch", "Many samples")
GRADIENT = Section("01_loss", "formula_gradient", "The gradient of the loss")
ONLY_PLACE = Section("01_loss", "exercise_gradient", "Exercise: the gradient of the loss")
NUMERICAL = Section("01_loss", "formula_numerical", "The numerical gradient")
TRAPS = Section("01_loss", "exercise_numerical", "Exercise: a numerical gradient")

MEAN_SQUARED_ERROR = (
    Misconception(
        "loss without the ½",
        lambda A, T: np.sum((A - T) ** 2) / len(A),
        belief="The mean of the squared errors is divided by n only, as in many libraries.",
        nudge="Which number besides n is below the line in this course's formula?",
        pointer="Only a constant is missing. It is there to make the next formula shorter.",
        section=LOSS,
        convention=True,
    ),
    Misconception(
        "sum over the samples instead of their mean",
        lambda A, T: np.sum((A - T) ** 2) / 2,
        belief="The losses of a batch are added up.",
        nudge="Twice as many samples, each as wrong as before: is the loss twice as large?",
        pointer="One division is missing, by something that you can ask A for.",
        section=BATCH,
        convention=True,
    ),
    Misconception(
        "mean over all entries, not over the samples",
        (
            lambda A, T: np.mean((A - T) ** 2) / 2,
            lambda A, T: np.mean((A - T) ** 2),
        ),
        belief="`np.mean` of a matrix divides by n.",
        nudge="By how many does `mean` divide when a sample has three outputs?",
        pointer="n counts the rows of A, not its entries.",
        section=BATCH,
        convention=True,
    ),
    Misconception(
        "n taken from the columns",
        (
            lambda A, T: np.sum((A - T) ** 2) / (2 * A.shape[1]),
            lambda A, T: np.sum((A - T) ** 2) / A.shape[1],
        ),
        belief="Samples are columns.",
        nudge="Which way do samples run here: along the rows or down the columns?",
        pointer="n is one of the two numbers in A.shape. Which?",
        section=BATCH,
        convention=True,
    ),
    Misconception(
        "divided by n twice",
        (
            lambda A, T: np.sum((A - T) ** 2) / (2 * len(A) ** 2),
            lambda A, T: np.mean(np.sum((A - T) ** 2, axis=1)) / (2 * len(A)),
        ),
        belief="Every step of a batch's loss has a 1/n.",
        nudge="How many times does n come in, counting what `mean` does?",
        pointer="Count each `mean` and each division.",
        section=BATCH,
    ),
    Misconception(
        "multiplied by n, because of / 2 * n",
        (
            lambda A, T: np.sum((A - T) ** 2) / 2 * len(A),
            lambda A, T: np.sum((A - T) ** 2) * (2 * len(A)),
            lambda A, T: np.sum((A - T) ** 2) * 2 / len(A),
        ),
        belief="x / 2 * n is x divided by 2n.",
        nudge="In which order does Python work out `6 / 2 * 3`?",
        pointer="What stands below the line needs parentheses.",
        section=BATCH,
    ),
    Misconception(
        "2 added to n instead of multiplied",
        (
            lambda A, T: np.sum((A - T) ** 2) / (2 + len(A)),
            lambda A, T: np.sum((A - T) ** 2) / len(A) - 2,
        ),
        belief="2n is 2 and n.",
        nudge="What does 2n mean for n = 5?",
        pointer="Look at the operation between 2 and n.",
        section=BATCH,
    ),
    Misconception(
        "not squared",
        (
            lambda A, T: np.sum(A - T) / (2 * len(A)),
            lambda A, T: np.sum((A - T) * 2) / (2 * len(A)),
        ),
        belief="The error itself is the loss.",
        nudge="One prediction is too high by 1, another too low by 1. What loss do you get?",
        pointer="What makes every error count, whatever its sign?",
        section=LOSS,
    ),
    Misconception(
        "absolute values instead of squares",
        lambda A, T: np.sum(np.abs(A - T)) / (2 * len(A)),
        belief="Taking the sign away is all that the square is for.",
        nudge="Twice as far off: twice the loss, or four times?",
        pointer="Look at what you do with each difference before you add up.",
        section=LOSS,
    ),
    Misconception(
        "another power than the square",
        (
            lambda A, T: np.sum((A - T) ** 3) / (2 * len(A)),
            lambda A, T: np.sum((A - T) ** 4) / (2 * len(A)),
        ),
        belief="The exponent does not matter as long as the error grows.",
        nudge="What is the loss of a prediction that is too low: can it be negative?",
        pointer="Look at the exponent.",
        section=LOSS,
    ),
    Misconception(
        "added up before squaring",
        (
            lambda A, T: np.sum(A - T) ** 2 / (2 * len(A)),
            lambda A, T: np.mean(A - T) ** 2 / 2,
        ),
        belief="The square of a sum is the sum of the squares.",
        nudge="One error of +1 and one of −1: what is left when you add them up first?",
        pointer="Check the parentheses: which comes first, the square or the sum?",
        section=LOSS,
    ),
    Misconception(
        "square root of the squares",
        (
            lambda A, T: np.linalg.norm(A - T) / (2 * len(A)),
            lambda A, T: np.sqrt(np.sum((A - T) ** 2) / len(A)),
            lambda A, T: np.sqrt(np.sum((A - T) ** 2) / (2 * len(A))),
        ),
        belief="The loss is the distance between prediction and target.",
        nudge="Is a distance asked for, or its square?",
        pointer="`norm` takes a square root in the end, and so does `sqrt`.",
        section=LOSS,
    ),
    Misconception(
        "each squared, then subtracted",
        lambda A, T: np.sum(A**2 - T**2) / (2 * len(A)),
        belief="a² − t² is (a − t)².",
        nudge="Prediction 3, target 2: what is (3 − 2)², and what 3² − 2²?",
        pointer="Check the parentheses: which comes first, the square or the difference?",
        section=LOSS,
    ),
    Misconception(
        "target added to the prediction",
        lambda A, T: np.sum((A + T) ** 2) / (2 * len(A)),
        belief="The loss combines prediction and target.",
        nudge="What is your loss when every prediction is exactly right?",
        pointer="Look at the sign between A and T.",
        section=LOSS,
    ),
    Misconception(
        "targets not used",
        lambda A, T: np.sum(A**2) / (2 * len(A)),
        belief="The loss depends on the prediction.",
        nudge="What is your loss when every prediction is exactly right?",
        pointer="One of the two parameters is not used.",
        section=LOSS,
    ),
    Misconception(
        "one loss for each sample",
        (
            lambda A, T: np.sum((A - T) ** 2, axis=1) / 2,
            lambda A, T: np.sum((A - T) ** 2, axis=1) / (2 * len(A)),
            lambda A, T: np.mean((A - T) ** 2, axis=1) / 2,
        ),
        belief="Each sample has a loss of its own.",
        nudge="How many numbers are asked for, for the whole batch?",
        pointer="Look at the `axis` of your sum.",
        section=BATCH,
    ),
    Misconception(
        "one loss for each output",
        (
            lambda A, T: np.sum((A - T) ** 2, axis=0) / (2 * len(A)),
            lambda A, T: np.mean((A - T) ** 2, axis=0),
            lambda A, T: np.sum((A - T) ** 2, axis=0) / 2,
        ),
        belief="Each output neuron has a loss of its own.",
        nudge="How many numbers are asked for, for all outputs together?",
        pointer="Look at the `axis` of your sum.",
        section=BATCH,
    ),
    Misconception(
        "one loss for each prediction",
        (
            lambda A, T: (A - T) ** 2 / (2 * len(A)),
            lambda A, T: (A - T) ** 2 / 2,
        ),
        belief="Each prediction has a loss of its own.",
        nudge="How many numbers are asked for?",
        pointer="Nothing has been added up yet.",
        section=BATCH,
    ),
    Misconception(
        "only one sample counted",
        (
            lambda A, T: np.sum((A[0] - T[0]) ** 2) / (2 * len(A)),
            lambda A, T: np.sum((A[0] - T[0]) ** 2) / 2,
            lambda A, T: np.sum((A[-1] - T[-1]) ** 2) / (2 * len(A)),
        ),
        belief="The loop goes on after a return.",
        nudge="How often does your loop run before something is returned?",
        pointer="Look at how far the return is indented, or for a sum that starts again each time.",
        section=BATCH,
    ),
    Misconception(
        "the gradient instead of the loss",
        lambda A, T: (A - T) / len(A),
        belief="The loss is how far each prediction is off.",
        nudge="Is one number asked for, or one for each prediction?",
        pointer="This is what the next exercise asks for.",
        section=LOSS,
    ),
    Misconception(
        "another way to combine than the sum",
        (
            lambda A, T: np.max((A - T) ** 2) / (2 * len(A)),
            lambda A, T: np.min((A - T) ** 2) / (2 * len(A)),
            lambda A, T: np.cumsum((A - T) ** 2) / (2 * len(A)),
            lambda A, T: np.median((A - T) ** 2) / (2 * len(A)),
        ),
        belief="Some number that stands for all errors will do.",
        nudge="Which of the errors count in your loss, and which do not?",
        pointer="Look at the name of the function that you call on the squares.",
        section=BATCH,
    ),
    Misconception(
        "n off by one",
        (
            lambda A, T: np.sum((A - T) ** 2) / (2 * (len(A) - 1)),
            lambda A, T: np.sum((A - T) ** 2) / (2 * (len(A) + 1)),
        ),
        belief="The mean divides by one less, as a variance does.",
        nudge="How many rows has A, and by how many do you divide?",
        pointer="Look at what your n counts.",
        section=BATCH,
    ),
)

MEAN_SQUARED_ERROR_GRADIENT = (
    Misconception(
        "target minus output",
        lambda A, T: (T - A) / len(A),
        belief="The error is what is missing to the target.",
        nudge="The prediction is too high. Should its gradient be positive or negative?",
        pointer="Look at the order of A and T.",
        section=GRADIENT,
    ),
    Misconception(
        "sum over the samples instead of their mean",
        lambda A, T: A - T,
        belief="The gradient of the squared error is the error.",
        nudge="The loss has a 1/n in it. What becomes of it when you differentiate?",
        pointer="A constant factor stays when one differentiates. Which one is missing?",
        section=GRADIENT,
        convention=True,
    ),
    Misconception(
        "divided by n twice",
        lambda A, T: (A - T) / len(A) ** 2,
        belief="Each sum over a batch needs a 1/n of its own.",
        nudge="How many times does n come in?",
        pointer="Count your divisions, and what `mean` does.",
        section=ONLY_PLACE,
    ),
    Misconception(
        "gradient of a loss without the ½",
        lambda A, T: 2 * (A - T) / len(A),
        belief="The derivative of a square brings a 2 down.",
        nudge="What does the 2 that comes down meet in the loss of this course?",
        pointer="Differentiate (a − t)²/(2n) once more, with the ½ in it.",
        section=GRADIENT,
        convention=True,
    ),
    Misconception(
        "½ kept",
        lambda A, T: (A - T) / (2 * len(A)),
        belief="The ½ of the loss is still there in its gradient.",
        nudge="What is the derivative of x², and what of ½x²?",
        pointer="Something comes down from the exponent and cancels.",
        section=GRADIENT,
    ),
    Misconception(
        "mean over all entries, not over the samples",
        (
            lambda A, T: (A - T) / A.size,
            lambda A, T: 2 * (A - T) / A.size,
        ),
        belief="n is the number of entries.",
        nudge="By how many did the *loss* divide when a sample has three outputs?",
        pointer="n counts the rows of A, not its entries.",
        section=BATCH,
        convention=True,
    ),
    Misconception(
        "n taken from the columns",
        (
            lambda A, T: (A - T) / A.shape[1],
            lambda A, T: 2 * (A - T) / A.shape[1],
        ),
        belief="Samples are columns.",
        nudge="Which way do samples run here: along the rows or down the columns?",
        pointer="n is one of the two numbers in A.shape. Which?",
        section=BATCH,
        convention=True,
    ),
    Misconception(
        "the loss instead of its gradient",
        lambda A, T: np.sum((A - T) ** 2) / (2 * len(A)),
        belief="The gradient says how large the loss is.",
        nudge="How many numbers are asked for: one, or one for each prediction?",
        pointer="This is the height of the curve. The slope is asked for.",
        section=GRADIENT,
    ),
    Misconception(
        "square kept",
        (
            lambda A, T: (A - T) ** 2 / len(A),
            lambda A, T: (A - T) ** 2 / (2 * len(A)),
        ),
        belief="The gradient of a square is a square.",
        nudge="What is the derivative of x²? Can yours ever be negative?",
        pointer="Look at the exponent: it comes down, and what is left above?",
        section=GRADIENT,
    ),
    Misconception(
        "averaged over the samples",
        (
            lambda A, T: np.mean(A - T, axis=0),
            lambda A, T: np.mean(A - T, axis=0, keepdims=True),
            lambda A, T: np.sum(A - T, axis=0) / len(A) + 0 * A,
            lambda A, T: np.mean(A - T),
        ),
        belief="A batch has one gradient for each output.",
        nudge="Two samples, one too high, one too low: which way should each prediction move?",
        pointer="Nothing is added up here: the answer has the shape of A.",
        section=GRADIENT,
    ),
    Misconception(
        "only the direction",
        (lambda A, T: np.sign(A - T) / len(A), lambda A, T: np.sign(A - T)),
        belief="A gradient says which way, and nothing more.",
        nudge="Is the slope the same near the bottom of the valley and far up?",
        pointer="Look for what throws the size of the error away.",
        section=GRADIENT,
    ),
    Misconception(
        "multiplied by n instead of divided",
        lambda A, T: (A - T) * len(A),
        belief="More samples, more gradient.",
        nudge="Twice as many samples: does one prediction's gradient become larger or smaller?",
        pointer="Look at the operation in front of n.",
        section=GRADIENT,
    ),
    Misconception(
        "parentheses forgotten",
        (lambda A, T: A - T / len(A), lambda A, T: A / len(A) - T),
        belief="a − t / n divides the whole difference.",
        nudge="In which order does Python work out `6 - 4 / 2`?",
        pointer="What is above the line needs parentheses.",
        section=GRADIENT,
    ),
    Misconception(
        "target added to the prediction",
        lambda A, T: (A + T) / len(A),
        belief="The gradient combines prediction and target.",
        nudge="What is the gradient of a prediction that is exactly right?",
        pointer="Look at the sign between A and T.",
        section=GRADIENT,
    ),
    Misconception(
        "targets not used",
        lambda A, T: A / len(A),
        belief="The gradient depends on the prediction.",
        nudge="What is the gradient of a prediction that is exactly right?",
        pointer="One of the two parameters is not used.",
        section=GRADIENT,
    ),
    Misconception(
        "n off by one",
        (
            lambda A, T: (A - T) / (len(A) - 1),
            lambda A, T: (A - T) / (len(A) + 1),
        ),
        belief="The mean divides by one less, as a variance does.",
        nudge="How many rows has A, and by how many do you divide?",
        pointer="Look at what your n counts.",
        section=GRADIENT,
    ),
)

h = 1e-5


def slopes(quotient):
    """A numerical gradient that computes ``quotient(f, x, step)`` for the step at each entry."""

    def numerical_gradient(f, x):
        gradient = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            step = np.zeros(x.shape)
            step[i] = h
            gradient[i] = quotient(f, x, step)
        return gradient

    return numerical_gradient


def never_moved_back(f, x):
    moved, gradient = x.astype(float), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        moved[i] += h
        up = f(moved)
        moved[i] -= 2 * h
        gradient[i] = (up - f(moved)) / (2 * h)
    return gradient


def up_from_where_it_was_left(f, x):
    """Up by h and never back: every entry moves both ways from where the last one was left."""
    moved, gradient = x.astype(float), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        down = f(
            moved - h * (np.arange(x.size).reshape(x.shape) == np.ravel_multi_index(i, x.shape))
        )
        moved[i] += h
        gradient[i] = (f(moved) - down) / (2 * h)
    return gradient


def int_copies(f, x):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


def whole_rows(f, x):
    gradient = np.zeros(x.shape)
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient


def in_float32(f, x):
    return central_difference(lambda moved: np.float32(f(np.float32(moved))), x)


NUMERICAL_GRADIENT = (
    Misconception(
        "only moved up: a forward difference",
        slopes(lambda f, x, step: (f(x + step) - f(x)) / h),
        belief="One step in one direction shows the slope.",
        nudge="How many digits are right? And how many if you go both ways?",
        pointer="Compare what is subtracted in your quotient with the formula.",
        section=NUMERICAL,
    ),
    Misconception(
        "only moved down: a backward difference",
        slopes(lambda f, x, step: (f(x) - f(x - step)) / h),
        belief="One step in one direction shows the slope.",
        nudge="How many digits are right? And how many if you go both ways?",
        pointer="Compare what is subtracted in your quotient with the formula.",
        section=NUMERICAL,
    ),
    Misconception(
        "one way, but divided by both",
        (
            slopes(lambda f, x, step: (f(x + step) - f(x)) / (2 * h)),
            slopes(lambda f, x, step: (f(x) - f(x - step)) / (2 * h)),
        ),
        belief="The distance is 2h whatever is subtracted.",
        nudge="How far apart are the two points that you compute f at?",
        pointer="Compare the second call of f with the formula.",
        section=NUMERICAL,
    ),
    Misconception(
        "divided by h, not by the whole distance",
        slopes(lambda f, x, step: (f(x + step) - f(x - step)) / h),
        belief="The step is h, so the distance is h.",
        nudge="From h below to h above: how far is that?",
        pointer="Look below the line of the formula.",
        section=NUMERICAL,
    ),
    Misconception(
        "multiplied by h, because of / 2 * h",
        (
            slopes(lambda f, x, step: (f(x + step) - f(x - step)) / 2 * h),
            slopes(lambda f, x, step: (f(x + step) - f(x - step)) * (2 * h)),
        ),
        belief="x / 2 * h is x divided by 2h.",
        nudge="In which order does Python work out `6 / 2 * 3`?",
        pointer="What stands below the line needs parentheses.",
        section=NUMERICAL,
    ),
    Misconception(
        "not divided by the distance",
        (
            slopes(lambda f, x, step: f(x + step) - f(x - step)),
            slopes(lambda f, x, step: f(x + step) - f(x)),
            slopes(lambda f, x, step: (f(x + step) - f(x - step)) / 2),
        ),
        belief="The change of f is its slope.",
        nudge="Half the step, half the change. Is the slope half as large too?",
        pointer="Something belongs below the line.",
        section=NUMERICAL,
    ),
    Misconception(
        "down minus up",
        slopes(lambda f, x, step: (f(x - step) - f(x + step)) / (2 * h)),
        belief="The order of the two values does not matter.",
        nudge="f grows to the right. Should its slope come out positive or negative?",
        pointer="Look at the order of the two calls of f.",
        section=NUMERICAL,
    ),
    Misconception(
        "the two values added",
        (
            slopes(lambda f, x, step: (f(x + step) + f(x - step)) / (2 * h)),
            slopes(lambda f, x, step: (f(x + step) + f(x - step)) / 2),
        ),
        belief="The slope is the mean of both sides.",
        nudge="f is flat, and 5 everywhere. What does your quotient say?",
        pointer="Look at the sign between the two calls of f.",
        section=NUMERICAL,
    ),
    Misconception(
        "step too large",
        tuple(
            lambda f, x, size=size: central_difference(f, x, size)
            for size in (1.0, 0.1, 1e-2, 1e-3)
        ),
        belief="Any small step will do.",
        nudge="How does the error of the quotient change when h is ten times smaller?",
        pointer="Compare your h with the one that the formula is tried with.",
        section=NUMERICAL,
    ),
    Misconception(
        "step too small",
        tuple(
            lambda f, x, size=size: central_difference(f, x, size)
            for size in (1e-9, 1e-10, 1e-11, 1e-12, 1e-13)
        ),
        belief="The smaller the step, the better.",
        nudge="Two numbers that agree in 14 of 16 digits: how many digits has their difference?",
        pointer="Compare your h with the one that the formula is tried with.",
        section=NUMERICAL,
    ),
    Misconception(
        "all entries moved at once",
        (
            lambda f, x: (f(x + h) - f(x - h)) / (2 * h),
            lambda f, x: np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h)),
        ),
        belief="x + h moves the entry that is looked at.",
        nudge="`x + h`: how many entries of x move?",
        pointer="A step has to be 0 everywhere but at one entry.",
        section=NUMERICAL,
    ),
    Misconception(
        "a whole row moved at once",
        whole_rows,
        belief="x[i] is an entry, whatever the shape of x.",
        nudge="x is a matrix. What is x[0]?",
        pointer="np.ndindex gives an index for every entry of any shape.",
        section=TRAPS,
    ),
    Misconception(
        "entries not moved back",
        (never_moved_back, up_from_where_it_was_left),
        belief="The next entry can be tried while the last one is still moved.",
        nudge="When you try the second entry, where is the first one?",
        pointer="Each entry starts from the original x. Where is that restored?",
        section=TRAPS,
    ),
    Misconception(
        "whole numbers that cannot move",
        int_copies,
        belief="A copy of x can hold any number.",
        nudge="x has dtype int64. What is left of 3 + 0.00001 in it?",
        pointer="Look at the dtype of your copies.",
        section=TRAPS,
    ),
    Misconception(
        "f computed in float32",
        in_float32,
        belief="Single precision has digits enough.",
        nudge="float32 has 7 digits. A step of 1e-5: how many digits of the change are left?",
        pointer="Look for float32 anywhere on the way.",
        section=NUMERICAL,
    ),
    Misconception(
        "one value of f, no difference",
        (
            slopes(lambda f, x, step: f(x + step) / (2 * h)),
            slopes(lambda f, x, step: f(x - step) / (2 * h)),
            slopes(lambda f, x, step: f(x + step) / h),
            slopes(lambda f, x, step: f(x + step)),
        ),
        belief="The value of f over the step is its slope.",
        nudge="f is flat, and 5 everywhere. What does your quotient say?",
        pointer="A slope compares two values of f.",
        section=NUMERICAL,
    ),
    Misconception(
        "2 and h not multiplied",
        (
            slopes(lambda f, x, step: (f(x + step) - f(x - step)) / (2 + h)),
            slopes(lambda f, x, step: (f(x + step) - f(x - step)) * h),
        ),
        belief="The distance is made of 2 and h somehow.",
        nudge="From h below to h above: how far is that?",
        pointer="Look below the line of the formula.",
        section=NUMERICAL,
    ),
)

MISCONCEPTIONS = {
    "mean_squared_error": MEAN_SQUARED_ERROR,
    "mean_squared_error_gradient": MEAN_SQUARED_ERROR_GRADIENT,
    "numerical_gradient": NUMERICAL_GRADIENT,
}
MIXED_UP = {
    "mean_squared_error": mixed_up(mean_squared_error, "A T", LOSS),
    "mean_squared_error_gradient": mixed_up(mean_squared_error_gradient, "A T", GRADIENT),
    "numerical_gradient": mixed_up(central_difference, "x", NUMERICAL),
}

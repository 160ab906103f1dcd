"""Lesson 1: the loss, its gradient, and a numerical gradient to check it with."""

from backprop.exercises.random_inputs import sizes, targets, values
from backprop.loss import mean_squared_error, mean_squared_error_gradient
from backprop.numerical_gradient import central_difference
from backprop.toy_functions import sum_of_cubes, wave
from checks.exercise import Case, Exercise, Group


def draw_predictions(rng):
    for n, kind in ((1, "one sample"), (1, "one sample"), (5, "batch"), (7, "batch")):
        (d,) = sizes(rng, 1, other_than=[n])
        name = f"{n} sample{'s' * (n > 1)}, {d} outputs"
        yield Case(name, kind, {"A": values(rng, n, d), "T": targets(rng, n, d)})
    yield Case("6 samples, 1 output", "batch", {"A": values(rng, 6, 1), "T": targets(rng, 6, 1)})
    yield Case("4 samples, 4 outputs", "batch", {"A": values(rng, 4, 4), "T": targets(rng, 4, 4)})
    yield Case(
        "64 samples, 3 outputs", "batch", {"A": values(rng, 64, 3), "T": targets(rng, 64, 3)}
    )
    A = values(rng, 3, 2)
    T = A.copy()
    T[0, 0], T[1, 1] = 0.25, -0.0
    yield Case("3 samples, mostly right already", "batch", {"A": A, "T": T})


def loss_witness(case, gradient_of):
    return gradient_of(lambda A: mean_squared_error(A, case.inputs["T"]), case.inputs["A"])


MEAN_SQUARED_ERROR = Exercise(
    name="mean_squared_error",
    lesson="01_loss",
    task="How wrong the predictions A are, as one number.",
    outputs=("L",),
    groups={
        "one sample": Group(2, kinds=("one sample",)),
        "batch": Group(3, kinds=("batch",)),
    },
    draw=draw_predictions,
    reference=mean_squared_error,
    samples_in="A",
    hints={
        "L": "Add up all squared differences, then divide by 2n once; n is the number of rows of A."
    },
)

MEAN_SQUARED_ERROR_GRADIENT = Exercise(
    name="mean_squared_error_gradient",
    lesson="01_loss",
    task="How the loss changes with each prediction.",
    outputs=("dA",),
    groups={
        "one sample": Group(2, kinds=("one sample",)),
        "batch": Group(4, kinds=("batch",)),
    },
    draw=draw_predictions,
    reference=mean_squared_error_gradient,
    witness=loss_witness,
    samples_in="A",
    hints={"dA": "Differentiate (a - t)²/(2n) for one prediction a: what is left of 2, ½ and n?"},
)


def draw_functions(rng):
    d, rows, columns = sizes(rng, 3)
    yield Case(f"a vector of {d}", "vector", {"f": wave, "x": values(rng, d)})
    yield Case("a vector of 1", "vector", {"f": sum_of_cubes, "x": values(rng, 1)})
    yield Case(f"a {rows}×{columns} matrix", "matrix", {"f": wave, "x": values(rng, rows, columns)})
    yield Case("a 3×3 matrix", "matrix", {"f": sum_of_cubes, "x": values(rng, 3, 3)})
    for name, shape in (("vector", 4), ("2×3 matrix", (2, 3))):
        integers = rng.integers(1, 5, size=shape)
        name = f"a {name} of whole numbers (dtype int64)"
        yield Case(name, "matrix", {"f": sum_of_cubes, "x": integers})


def numerical_gradient(f, x):
    """[f(x + h e) - f(x - h e)] / 2h, entry by entry."""
    return central_difference(f, x)


NUMERICAL_GRADIENT = Exercise(
    name="numerical_gradient",
    lesson="01_loss",
    task="The gradient of any function, found by trying.",
    outputs=("gradient",),
    groups={"vector": Group(3, kinds=("vector",)), "matrix": Group(3, kinds=("matrix",))},
    draw=draw_functions,
    reference=numerical_gradient,
    witness=lambda case, gradient_of: gradient_of(case.inputs["f"], case.inputs["x"]),
    tolerance=1e-7,
    gives_away=("backprop.numerical_gradient",),
    hints={
        "gradient": "Move one entry at a time, up and down by h = 1e-5, starting from x as it was; "
        "divide by the whole distance 2h. Work on a copy made of floats: whole numbers cannot "
        "move by 1e-5."
    },
)
EXERCISES = (MEAN_SQUARED_ERROR, MEAN_SQUARED_ERROR_GRADIENT, NUMERICAL_GRADIENT)

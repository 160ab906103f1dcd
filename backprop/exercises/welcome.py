"""Lesson 0: the warm-up."""

from backprop.exercises.random_inputs import pick, sizes, values
from checks.exercise import Case, Exercise, Group


def weighted_sum(A_prev, W, b):
    """Z = A_prev @ W + b."""
    return A_prev @ W + b


def draw(rng):
    for n, kind in ((1, "one sample"), (1, "one sample"), (5, "batch"), (5, "batch")):
        d_in, d_out = sizes(rng, 2, other_than=[n])
        yield Case(
            f"{n} sample{'s' * (n > 1)}, {d_in} inputs, {d_out} neurons",
            kind,
            {
                "A_prev": values(rng, n, d_in),
                "W": values(rng, d_in, d_out),
                "b": values(rng, d_out),
            },
        )
    drawn = {"A_prev": values(rng, 4, 4), "W": values(rng, 4, 4), "b": values(rng, 4)}
    yield Case("4 samples, 4 inputs, 4 neurons", "batch", pick(drawn, "A_prev", "W", "b"))


WEIGHTED_SUM = Exercise(
    name="weighted_sum",
    lesson="00_welcome",
    task="What a layer adds up before its activation.",
    outputs=("Z",),
    groups={
        "one sample": Group(2, kinds=("one sample",)),
        "batch": Group(2, kinds=("batch",)),
    },
    draw=draw,
    reference=weighted_sum,
    samples_in="A_prev",
    gives_away=("backprop.forward_pass",),
    hints={"Z": "Each neuron adds up its inputs times its weights (@ does that), plus its bias."},
)
EXERCISES = (WEIGHTED_SUM,)

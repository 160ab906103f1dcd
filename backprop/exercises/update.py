"""Lesson 4: one step, one training cycle, a training loop."""

from backprop.exercises.hidden_layer import loss_behind
from backprop.exercises.random_inputs import network, sizes, targets, values
from backprop.forward_pass import forward
from backprop.loss import mean_squared_error
from backprop.network import Layer
from backprop.update import gradient_step, train, training_cycle
from checks.exercise import Case, Exercise, Group


def draw_steps(rng):
    for lr in (0.1, 0.5, 1.0):
        d_in, d_out = sizes(rng, 2)
        yield Case(
            f"{d_in} inputs, {d_out} neurons, lr = {lr}",
            "step",
            {
                "W": values(rng, d_in, d_out),
                "b": values(rng, d_out),
                "dW": values(rng, d_in, d_out),
                "db": values(rng, d_out),
                "lr": lr,
            },
        )
    for d_in, d_out in ((3, 2), (4, 3)):
        W, b = (rng.integers(1, 9, size=shape) for shape in ((d_in, d_out), (d_out,)))
        steps = {"dW": values(rng, d_in, d_out), "db": values(rng, d_out), "lr": 0.1}
        name = f"{d_in} inputs, {d_out} neurons, weights that are whole numbers"
        yield Case(name, "step", {"W": W, "b": b} | steps)


GRADIENT_STEP = Exercise(
    name="gradient_step",
    lesson="04_weight_update",
    task="One step downhill.",
    outputs=("new_W", "new_b"),
    groups={"step": Group(4)},
    draw=draw_steps,
    reference=gradient_step,
    hints={
        "new_W": "The gradient points uphill and the loss should go down. Make new arrays: "
        "`W -= …` changes the one you were given.",
        "new_b": "Biases learn by the same rule as weights, with their own gradient.",
    },
)


def draw_cycles(rng, **options):
    def case(name, n, widths, activations, lr):
        inputs = {
            "layers": network(rng, widths, activations),
            "X": values(rng, n, widths[0]),
            "T": targets(rng, n, widths[-1]),
            "lr": lr,
        }
        return Case(name, "cycle", inputs | options)

    yield case("2 layers, 1 sample", 1, [3, 4, 2], ["tanh", "sigmoid"], 1.0)
    yield case("2 layers, 5 samples", 5, [2, 4, 1], ["sigmoid", "identity"], 0.5)
    yield case("3 square layers, 4 samples", 4, [3, 3, 3, 3], ["tanh", "tanh", "sigmoid"], 2.0)
    yield case("1 layer, 6 samples", 6, [4, 2], ["sigmoid"], 1.0)
    yield case("4 layers, 6 samples", 6, [2, 5, 4, 3, 1], ["tanh"] * 3 + ["sigmoid"], 1.0)


def cycle_witness(case, gradient_of):
    """The update made with numerical gradients: sign, factor and stale weights all show in it."""
    layers, X, T, lr = case.inputs.values()
    A = forward(layers, X).A

    def updated(l):
        W, b, activation = layers[l]
        dW = gradient_of(lambda W: loss_behind(layers, l, A[l] @ W + b, T), W)
        db = gradient_of(lambda b: loss_behind(layers, l, A[l] @ W + b, T), b)
        return Layer(W - lr * dW, b - lr * db, activation)

    return [updated(l) for l in range(len(layers))], mean_squared_error(A[-1], T)


CYCLE_HINTS = {
    "new_layers": "Compute every gradient first, from the layers as they are; only then update "
    "each layer with its own gradients.",
    "loss": "The loss of the prediction that this cycle's forward pass made, before the update.",
}

TRAINING_CYCLE = Exercise(
    name="training_cycle",
    lesson="04_weight_update",
    task="Forward, loss, backward, update.",
    outputs=("new_layers", "loss"),
    groups={
        "loss": Group(3, outputs={"loss": slice(None)}),
        "update": Group(4, outputs={"new_layers": slice(None)}),
    },
    draw=draw_cycles,
    reference=training_cycle,
    witness=cycle_witness,
    computed=("loss", "new_layers"),
    samples_in="T",
    hints=CYCLE_HINTS,
)

TRAIN = Exercise(
    name="train",
    lesson="04_weight_update",
    task="Many training cycles.",
    outputs=("layers", "losses"),
    groups={
        "losses": Group(2, outputs={"losses": slice(None)}),
        "trained layers": Group(2, outputs={"layers": slice(None)}),
    },
    draw=lambda rng: draw_cycles(rng, cycles=7),
    reference=train,
    tolerance=1e-7,
    computed=("losses", "layers"),
    samples_in="T",
    hints={
        "layers": "Each cycle starts from the layers that the cycle before it returned.",
        "losses": "One loss a cycle, in order: append each to a list that starts empty.",
    },
)
EXERCISES = (GRADIENT_STEP, TRAINING_CYCLE, TRAIN)

"""The stepper's numbers are those of the cycle, and the first wrong one is found."""

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad

import backprop as bp
from backprop.widgets.stepper.trace import cycle, following, marks


def network(widths, seed, samples=1):
    rng = np.random.default_rng(seed)
    activations = rng.choice(["tanh", "sigmoid"], size=len(widths) - 1)
    layers = bp.random_network(widths, list(map(str, activations)), rng)
    return layers, rng.normal(size=(samples, widths[0])), rng.normal(size=(samples, widths[-1]))


def loss_of(weights, activations, X, T):
    A = X
    for (W, b), activation in zip(weights, activations, strict=True):
        Z = anp.dot(A, W) + b
        A = anp.tanh(Z) if activation == "tanh" else 1 / (1 + anp.exp(-Z))
    return anp.sum((A - T) ** 2) / (2 * len(X))


@pytest.mark.parametrize(
    ("widths", "samples"), [([1, 1, 1], 1), ([2, 3, 1], 1), ([3, 8, 8, 8, 8, 2], 4), ([4, 2], 3)]
)
def test_gradients_update_and_losses_are_those_of_autograd(widths, samples):
    layers, X, T = network(widths, seed=len(widths), samples=samples)
    numbers = cycle(layers, X, T, 0.3, {})
    weights = [(layer.W, layer.b) for layer in layers]
    activations = [layer.activation for layer in layers]
    gradients = grad(loss_of)(weights, activations, X, T)
    new = [
        (W - 0.3 * dW, b - 0.3 * db) for (W, b), (dW, db) in zip(weights, gradients, strict=True)
    ]
    for l, ((dW, db), (W, b)) in enumerate(zip(gradients, new, strict=True)):
        for name, expected in (("dW", dW), ("db", db), ("newW", W), ("newb", b)):
            np.testing.assert_allclose(numbers[f"{name},{l}"], expected, rtol=1e-9, atol=1e-12)
    assert numbers["loss"] == pytest.approx(loss_of(weights, activations, X, T))
    assert numbers["newloss"] == pytest.approx(loss_of(new, activations, X, T))


def test_what_follows_from_right_numbers_is_right():
    layers, X, T = network([2, 4, 3, 2], seed=5, samples=3)
    numbers = cycle(layers, X, T, 0.5, {})
    for name, value in following(layers, T, 0.5, numbers).items():
        np.testing.assert_allclose(numbers[name], value, rtol=1e-12)
    assert marks(layers, T, 0.5, numbers, numbers) == {}


def mistaken(step_back):
    """A ``backward`` with its own way from one delta to the one before."""

    def backward(layers, cache, T):
        Z, A = cache
        deltas = [bp.output_delta(A[-1], T, Z[-1], layers[-1].f_prime)]
        for l in reversed(range(len(layers) - 1)):
            deltas.insert(0, step_back(layers, Z, A, l, deltas[0]))
        dWs = [bp.weight_gradient(A[l], delta) for l, delta in enumerate(deltas)]
        return deltas, dWs, [bp.bias_gradient(delta) for delta in deltas]

    return backward


def bias_gradients_averaged(layers, cache, T):
    deltas, dWs, _ = bp.backward(layers, cache, T)
    return deltas, dWs, [delta.mean(axis=0) for delta in deltas]


def loss_gradient_reversed(A, T, Z, f_prime):
    return (T - A) / len(A) * f_prime(Z)


# Five typical mistakes and the first number that each makes wrong, in a net of three layers.
MISTAKES = {
    "derivative forgotten": (
        {"backward": mistaken(lambda layers, Z, A, l, d: d @ layers[l + 1].W.T)},
        "delta,1",
    ),
    "derivative at a, not z": (
        {"backward": mistaken(lambda ls, Z, A, l, d: d @ ls[l + 1].W.T * ls[l].f_prime(A[l + 1]))},
        "delta,1",
    ),
    "target minus output": ({"output_delta": loss_gradient_reversed}, "delta,2"),
    "weights of the wrong layer": (
        # The layers are square, so that the shapes do not tell.
        {"hidden_delta": lambda d, W, Z, f_prime: (d @ W) * f_prime(Z)},
        "delta,1",
    ),
    "bias gradient averaged": ({"backward": bias_gradients_averaged}, "db,2"),
    "uphill": (
        {"gradient_step": lambda W, b, dW, db, lr: (W + lr * dW, b + lr * db)},
        "newW,0",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_first_marked_number_is_the_first_wrong_one(mistake):
    own, first = MISTAKES[mistake]
    layers, X, T = network([3, 3, 3, 3], seed=2, samples=2)
    ours, numbers = cycle(layers, X, T, 0.5, {}), cycle(layers, X, T, 0.5, own)
    marked = marks(layers, T, 0.5, ours, numbers)
    assert marked[first] == "wrong"
    assert next(name for name in numbers if name in marked) == first


def test_what_only_follows_is_told_apart():
    layers, X, T = network([3, 3, 3, 3], seed=2)
    own = {"output_delta": loss_gradient_reversed}
    numbers = cycle(layers, X, T, 0.5, own)
    marked = marks(layers, T, 0.5, cycle(layers, X, T, 0.5, {}), numbers)
    assert marked.pop("delta,2") == "wrong"
    assert set(marked.values()) == {"follows"}


def test_a_right_way_in_another_style_is_not_marked():
    layers, X, T = network([2, 4, 1], seed=4)

    def backward(layers, cache, T):
        return [[array.tolist() for array in arrays] for arrays in bp.backward(layers, cache, T)]

    ours, numbers = cycle(layers, X, T, 0.5, {}), cycle(layers, X, T, 0.5, {"backward": backward})
    assert marks(layers, T, 0.5, ours, numbers) == {}

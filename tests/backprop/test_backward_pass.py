"""Every gradient of whole networks, against HIPS autograd."""

import numpy as np
import oracle
import pytest

from backprop import ACTIVATIONS, backward, forward, random_network

NETWORKS = 1000


def draw(rng):
    """A network of any depth, width and mixture of activations, with a batch of data."""
    depth = rng.integers(1, 7)
    widths = rng.integers(1, 10, size=depth + 1)
    activations = [str(name) for name in rng.choice(list(ACTIVATIONS), size=depth)]
    scale = rng.choice([0.5, 1.0, 2.0])  # 2 saturates some neurons
    layers = [
        layer._replace(W=scale * layer.W) for layer in random_network(widths, activations, rng)
    ]
    n = rng.choice([1, rng.integers(2, 64), 64])
    return layers, rng.normal(size=(n, widths[0])), rng.normal(size=(n, widths[-1]))


def test_every_gradient_of_hundreds_of_networks_is_that_of_autograd(record_property):
    rng = np.random.default_rng(20)
    errors, depths, batches, hidden, output = [], set(), set(), set(), set()
    for _ in range(NETWORKS):
        layers, X, T = draw(rng)
        deltas, dWs, dbs = backward(layers, forward(layers, X), T)
        for found, expected in zip(
            zip(dWs, dbs, deltas, strict=True), oracle.gradients(layers, X, T), strict=True
        ):
            errors += map(oracle.relative_error, found, expected)
        depths.add(len(layers))
        batches.add(len(X))
        hidden |= {layer.activation for layer in layers[:-1]}
        output.add(layers[-1].activation)

    record_property("networks", NETWORKS)
    record_property("gradient arrays", len(errors))
    record_property("largest relative error against autograd", f"{max(errors):.1e}")
    assert max(errors) < 1e-11
    assert depths == {1, 2, 3, 4, 5, 6}
    assert {1, 64} < batches
    assert hidden == output == set(ACTIVATIONS)


@pytest.fixture
def example():
    rng = np.random.default_rng(21)
    layers = random_network([3, 5, 4, 2], ["tanh", "relu", "sigmoid"], rng)
    return layers, rng.normal(size=(6, 3)), rng.normal(size=(6, 2))


def test_gradients_come_by_name_in_the_layers_order_and_shapes(example):
    layers, X, T = example
    cache = forward(layers, X)
    gradients = backward(layers, cache, T)
    assert [delta.shape for delta in gradients.deltas] == [Z.shape for Z in cache.Z]
    assert [dW.shape for dW in gradients.dWs] == [layer.W.shape for layer in layers]
    assert [db.shape for db in gradients.dbs] == [layer.b.shape for layer in layers]


def test_a_batchs_gradient_is_the_mean_of_its_samples_gradients(example):
    layers, X, T = example
    together = backward(layers, forward(layers, X), T)
    alone = [backward(layers, forward(layers, x[None]), t[None]) for x, t in zip(X, T, strict=True)]
    for l in range(len(layers)):
        np.testing.assert_allclose(together.dWs[l], np.mean([one.dWs[l] for one in alone], axis=0))
        np.testing.assert_allclose(together.dbs[l], np.mean([one.dbs[l] for one in alone], axis=0))


def test_the_backward_pass_changes_nothing_it_is_given(example):
    layers, X, T = example
    cache = forward(layers, X)
    given = [T, *cache.Z, *cache.A, *(array for layer in layers for array in layer[:2])]
    before = [array.copy() for array in given]
    backward(layers, cache, T)
    for one, other in zip(before, given, strict=True):
        np.testing.assert_array_equal(one, other)

"""The forward pass and what it keeps."""

import numpy as np
import oracle
import pytest

from backprop import ACTIVATIONS, Layer, accuracy, forward, predict, random_network


def draw(depth, n):
    rng = np.random.default_rng(depth)
    widths = [int(width) for width in rng.integers(1, 8, size=depth + 1)]
    activations = [str(name) for name in rng.choice(list(ACTIVATIONS), size=depth)]
    return random_network(widths, activations, rng), rng.normal(size=(n, widths[0]))


def test_a_small_network_by_hand():
    layers = [
        Layer(np.array([[1.0, -1.0], [2.0, 0.5]]), np.array([0.0, 1.0]), "relu"),
        Layer(np.array([[2.0], [3.0]]), np.array([-4.0]), "identity"),
    ]
    Z, A = forward(layers, np.array([[1.0, 1.0], [2.0, -2.0]]))
    np.testing.assert_array_equal(Z[0], [[3, 0.5], [-2, -2]])
    np.testing.assert_array_equal(A[1], [[3, 0.5], [0, 0]])
    np.testing.assert_array_equal(Z[1], [[3.5], [-4]])
    np.testing.assert_array_equal(A[2], Z[1])


@pytest.mark.parametrize("n", [1, 64])
@pytest.mark.parametrize("depth", range(1, 7))
def test_the_cache_holds_what_every_layer_took_in_and_put_out(depth, n):
    layers, X = draw(depth, n)
    Z, A = forward(layers, X)
    assert len(Z) == len(A) - 1 == depth
    np.testing.assert_array_equal(A[0], X)
    for l, layer in enumerate(layers):
        np.testing.assert_allclose(Z[l], np.dot(A[l], layer.W) + layer.b, rtol=1e-12, atol=1e-14)
        expected = oracle.FUNCTIONS[layer.activation](Z[l])
        np.testing.assert_allclose(A[l + 1], expected, rtol=1e-12, atol=1e-14)
    np.testing.assert_array_equal(predict(layers, X), A[-1])


def test_samples_of_a_batch_do_not_touch_each_other():
    layers, X = draw(3, 8)
    alone = np.vstack([predict(layers, row[None]) for row in X])
    np.testing.assert_allclose(predict(layers, X), alone, rtol=1e-13)


def test_the_forward_pass_changes_nothing_it_is_given():
    layers, X = draw(4, 5)
    before = [array.copy() for array in (X, *(a for layer in layers for a in layer[:2]))]
    forward(layers, X)
    after = [X, *(a for layer in layers for a in layer[:2])]
    for one, other in zip(before, after, strict=True):
        np.testing.assert_array_equal(one, other)


def test_accuracy_is_the_share_on_the_right_side_of_one_half():
    layers = [Layer(np.eye(1), np.zeros(1), "identity")]
    X = np.array([[0.1], [0.9], [0.6], [0.4]])
    assert accuracy(layers, X, np.array([[0.0], [1.0], [0.0], [0.0]])) == 0.75

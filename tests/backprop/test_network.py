"""Layers and random networks."""

from itertools import pairwise

import numpy as np
import pytest

from backprop import ACTIVATIONS, Layer, random_network


def draw(widths, activations, seed=0):
    return random_network(widths, activations, np.random.default_rng(seed))


@pytest.mark.parametrize("widths", [[3, 1], [2, 8, 1], [1, 1, 1, 1], [2, 7, 6, 5, 4, 3, 2]])
def test_shapes_follow_the_widths(widths):
    layers = draw(widths, ["tanh"] * (len(widths) - 1))
    assert [layer.W.shape for layer in layers] == list(pairwise(widths))
    assert [layer.b.shape for layer in layers] == [(width,) for width in widths[1:]]
    assert all(array.dtype == np.float64 for layer in layers for array in layer[:2])


def test_every_layer_has_its_own_activation_in_order():
    layers = draw([2, 3, 3, 3, 1], list(ACTIVATIONS))
    assert [(layer.f, layer.f_prime) for layer in layers] == list(ACTIVATIONS.values())


def test_a_layer_is_a_sigmoid_layer_if_nothing_is_said():
    assert Layer(np.zeros((2, 1)), np.zeros(1)).f is ACTIVATIONS["sigmoid"].f


def test_the_same_seed_gives_the_same_network_and_another_seed_another():
    one, same, other = (draw([2, 3, 1], ["tanh"] * 2, seed)[0].W for seed in (5, 5, 6))
    np.testing.assert_array_equal(one, same)
    assert not np.isclose(one, other).any()


def test_z_starts_near_1_in_size_whatever_the_width_and_no_bias_is_zero():
    for width in (2, 20, 500):
        (layer,) = draw([width, 1000], ["tanh"])
        X = np.random.default_rng(1).normal(size=(50, width))
        assert 0.7 < np.std(X @ layer.W + layer.b) < 1.4
        assert layer.b.all()


@pytest.mark.parametrize(("widths", "said"), [([2, 1], "2 widths make 1 layer"), ([2], "1 widths")])
def test_a_wrong_number_of_activations_is_told_with_both_numbers(widths, said):
    with pytest.raises(ValueError, match=rf"{said}.*3 activations"):
        draw(widths, ["tanh"] * 3)

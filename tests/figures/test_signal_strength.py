"""How large the error signal still is in each layer."""

import numpy as np
import pytest
from looks import assert_readable, clipped, colliding

from backprop import backward
from backprop.figures import signal_strength
from backprop.figures.picture import Note


def test_the_lessons_picture_shows_the_signal_vanish_with_sigmoid_most():
    picture = signal_strength(backward, depth=6)
    assert_readable(picture)
    assert clipped(picture) == []
    assert colliding(picture) == []
    panels = {axes.get_title(): axes for axes in picture.figure.axes}
    first, last = ({a: panels[a].patches[l].get_height() for a in panels} for l in (0, -1))
    assert min(first, key=first.get) == "sigmoid"
    assert first["sigmoid"] < last["sigmoid"] / 1000
    for name, axes in panels.items():
        low, high = axes.get_ylim()
        assert all(low < bar.get_height() < high for bar in axes.patches), name


@pytest.mark.parametrize(("depth", "width"), [(1, 8), (2, 1), (6, 1), (30, 8)])
def test_shallow_deep_and_narrow_networks_are_drawn_layer_by_layer(depth, width):
    picture = signal_strength(backward, depth=depth, width=width)
    assert_readable(picture)
    assert all(len(axes.patches) == depth for axes in picture.figure.axes)


@pytest.mark.parametrize("value", [0.0, np.nan])
def test_a_signal_of_zero_or_no_number_is_still_a_picture(value):
    def own(layers, cache, T):
        return [np.full(Z.shape, value) for Z in cache.Z], [], []

    assert_readable(signal_strength(own))


@pytest.mark.parametrize("count", [1, 2])
def test_deltas_for_too_few_layers_give_a_note(count):
    assert isinstance(signal_strength(lambda layers, cache, T: ([T] * count, [], [])), Note)


def test_one_activation_is_one_panel():
    picture = signal_strength(backward, activations=("tanh",))
    assert_readable(picture)
    assert len(picture.figure.axes) == 1

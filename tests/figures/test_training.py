"""Losses and decision boundary after training, and losses for several learning rates."""

import numpy as np
import pytest
from looks import assert_readable, clipped, colliding

from backprop import random_network, toy_data, train
from backprop.figures import learning_rates, training
from backprop.figures.picture import Note


def network(widths=(2, 16, 16, 1), last="sigmoid"):
    activations = ["tanh"] * (len(widths) - 2) + [last]
    return random_network(widths, activations, np.random.default_rng(0))


START = network()
X, T = toy_data.spiral()


def returning(*losses):
    """A ``train`` that returns the layers unchanged, and these losses."""
    return lambda layers, X, T, lr, cycles: (layers, list(losses))


@pytest.mark.parametrize("data", [toy_data.spiral, toy_data.two_moons, toy_data.xor])
def test_the_lessons_pictures_are_readable_and_no_label_covers_another(data):
    picture = training(train, START, *data(), lr=2.0, cycles=100, reference=train)
    assert_readable(picture)
    assert clipped(picture) == []
    assert colliding(picture) == []
    assert "over 100 cycles with learning rate 2," in picture.alt
    assert f"{len(data()[0])} points" in picture.alt
    assert "Your losses and ours are the same." in picture.alt


def test_the_students_losses_are_drawn_with_those_of_the_reference():
    picture = training(returning(0.4, 0.3, 0.2), START, X, T, 1.0, 3, reference=train)
    yours, ours = picture.figure.axes[0].lines
    np.testing.assert_array_equal(yours.get_ydata(), [0.4, 0.3, 0.2])
    np.testing.assert_array_equal(ours.get_ydata(), train(START, X, T, 1.0, 3)[1])
    assert "from 0.4 to 0.2" in picture.alt
    labels = [text.get_text() for text in picture.figure.axes[0].get_legend().get_texts()]
    assert labels == ["yours", "ours"]


@pytest.mark.parametrize("value", [0.1, 0.0, np.nan, np.inf])
def test_a_loss_that_stays_or_is_no_number_is_still_a_picture(value):
    own = returning(*[value] * 5)
    assert_readable(training(own, START, X, T, 1.0, 5, reference=train))
    assert_readable(learning_rates(own, START, X, T, rates=[0.1, 1.0], cycles=5))


@pytest.mark.parametrize("rows", [slice(0, 1), slice(1, 2), slice(0, None, 2)])
def test_one_sample_or_one_class_is_still_a_picture(rows):
    assert_readable(training(train, START, X[rows], T[rows], 1.0, 5, reference=train))


@pytest.mark.parametrize("widths", [(2, 1), (2, 1, 1), (2, *[6] * 12, 1)])
def test_a_network_of_any_depth_is_still_a_picture(widths):
    assert_readable(training(train, network(widths), X, T, 1.0, 5, reference=train))


def test_training_that_diverges_is_still_a_picture():
    start = network(last="identity")
    assert_readable(training(train, start, X, T, 1e3, 300, reference=train))
    picture = learning_rates(train, start, X, T, rates=[0.1, 1e3], cycles=300)
    assert_readable(picture)
    assert "nan" in picture.alt


@pytest.mark.parametrize("losses", [(), (0.2,), (0.2, 0.1)])
def test_losses_of_the_wrong_number_give_a_note(losses):
    assert isinstance(training(returning(*losses), START, X, T, 1.0, 3, reference=train), Note)


def test_the_lessons_learning_rates_are_told_apart_by_label_colour_and_stroke():
    rates = [0.1, 1.0, 10.0, 100.0]
    picture = learning_rates(train, START, X, T, rates, cycles=400)
    assert_readable(picture)
    assert clipped(picture) == []
    assert colliding(picture) == []
    lines = picture.figure.axes[0].lines
    assert [line.get_label() for line in lines] == [f"lr = {rate:g}" for rate in rates]
    assert len({line.get_color() for line in lines}) == 4
    assert len({line.get_linestyle() for line in lines}) == 4
    for rate in rates:
        end = train(START, X, T, rate, 400)[1][-1]
        assert f"with {rate:g} it ends at {end:.3g}" in picture.alt


def test_no_point_is_hidden_under_the_legend():
    picture = training(train, START, *toy_data.xor(), lr=2.0, cycles=5, reference=train)
    picture.figure.draw_without_rendering()
    _, axes = picture.figure.axes
    legend = axes.get_legend().get_window_extent()
    assert not legend.overlaps(axes.patch.get_window_extent())

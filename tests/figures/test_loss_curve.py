"""The loss over one prediction, and its slope."""

import numpy as np
import pytest
from looks import assert_readable, clipped, colliding

from backprop import mean_squared_error, mean_squared_error_gradient
from backprop.figures import loss_curve
from backprop.figures.picture import Note


@pytest.mark.parametrize("prediction", [-0.6, 0.2, 0.9, 1.0, 1.2, 2.6])
def test_its_words_say_loss_and_slope_and_no_label_covers_another(prediction):
    picture = loss_curve(mean_squared_error, mean_squared_error_gradient, prediction, target=1.0)
    assert_readable(picture)
    assert f"the loss is {(prediction - 1) ** 2 / 2:.4g}" in picture.alt
    assert f"is {prediction - 1:.4g}." in picture.alt
    assert clipped(picture) == []
    assert colliding(picture) == []


def test_without_a_gradient_no_slope_is_drawn_or_told():
    picture = loss_curve(mean_squared_error)
    assert_readable(picture)
    assert "slope" not in picture.alt


def test_the_slope_is_that_of_ones_own_function_right_or_wrong():
    assert "is 123." in loss_curve(mean_squared_error, lambda A, T: 123).alt


@pytest.mark.parametrize("value", [1.0, 0, np.nan, np.inf, -np.inf, 1e300])
def test_a_constant_or_endless_loss_or_none_at_all_is_still_a_picture(value):
    assert_readable(loss_curve(lambda A, T: value, lambda A, T: value))


@pytest.mark.parametrize("value", [None, ..., np.ones((1, 1))])
def test_what_is_no_number_gives_a_note(value):
    assert isinstance(loss_curve(lambda A, T: value), Note)

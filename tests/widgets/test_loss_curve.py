"""The loss over one prediction, and its slope."""

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad

from backprop import mean_squared_error, mean_squared_error_gradient
from backprop.widgets import LossCurve
from backprop.widgets.pictures.loss_curve import POSITIONS


def drawn(prediction=0.2, target=1.0):
    return LossCurve(mean_squared_error, mean_squared_error_gradient, prediction, target)


def half_square(a, t):
    return anp.square(a - t) / 2


@pytest.mark.parametrize("target", [1.0, 0.0, -3.7, 250.0])
def test_losses_and_slopes_are_those_of_the_formula_and_of_hips_autograd(target):
    curve = drawn(target - 0.4, target).curve
    positions = np.array(curve["positions"])
    np.testing.assert_allclose(curve["losses"], half_square(positions, target), atol=1e-12)
    slopes = [grad(half_square)(a, target) for a in positions]
    np.testing.assert_allclose(curve["slopes"], slopes, atol=1e-12)


def test_when_the_target_moves_everything_is_computed_again():
    widget = drawn()
    widget.target = 1.4
    assert widget.curve["target"] == 1.4
    at = widget.curve["positions"].index(1.4)
    assert widget.curve["losses"][at] == widget.curve["slopes"][at] == 0


def test_without_a_gradient_there_is_no_slope():
    widget = LossCurve(mean_squared_error)
    assert widget.curve["slopes"] == []


def test_the_slope_is_what_the_students_function_returns_right_or_wrong():
    widget = LossCurve(mean_squared_error, lambda A, T: 10 * A)
    assert widget.curve["slopes"] == pytest.approx(10 * np.array(widget.curve["positions"]))


@pytest.mark.parametrize("value", [1.0, 0, -2, 1e300])
def test_a_constant_loss_is_still_a_picture(value):
    widget = LossCurve(lambda A, T: value, lambda A, T: 0 * A)
    assert widget.problem == ""
    assert set(widget.curve["losses"]) == {value}


def test_a_function_that_changes_its_inputs_changes_nothing_here():
    def own(A, T):
        A -= T
        T[:] = 0
        return float(A[0, 0] ** 2 / 2)

    assert LossCurve(own).curve == LossCurve(mean_squared_error).curve


def test_the_functions_are_called_once_for_each_position_and_again_when_the_target_moves(counted):
    loss, gradient = counted(mean_squared_error), counted(mean_squared_error_gradient)
    widget = LossCurve(loss, gradient)
    widget.prediction = widget.curve["positions"][0]
    assert loss.calls == gradient.calls == POSITIONS
    widget.target = 1.4
    assert loss.calls == gradient.calls == 2 * POSITIONS

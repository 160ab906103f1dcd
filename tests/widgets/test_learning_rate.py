"""Where steps downhill lead, for many learning rates."""

import json

import numpy as np
import pytest

from backprop import gradient_step, mean_squared_error
from backprop.widgets import LearningRate
from backprop.widgets.pictures.learning_rate import FAR, LOWEST, RATES, START, T, X, descend


def kind(widget, lr):
    return min(widget.paths, key=lambda path: abs(path["lr"] - lr))["kind"]


@pytest.mark.parametrize("lr", [0.02, 0.3, 1.1, 1.7, 2.5])
def test_a_path_is_gradient_descent_in_closed_form(lr):
    """w_k - lowest = (1 - lr H)^k (w_0 - lowest) for a quadratic bowl with Hessian H."""
    weights, losses = descend(gradient_step, lr, 20)
    factor = np.eye(2) - lr * X.T @ X / len(X)
    for k, (w, loss) in enumerate(zip(weights, losses, strict=True)):
        expected = LOWEST + np.linalg.matrix_power(factor, k) @ (START - LOWEST)
        np.testing.assert_allclose(w, expected.ravel(), rtol=1e-9)
        assert loss == pytest.approx(mean_squared_error(X @ expected, T), rel=1e-9)


def test_every_position_of_the_slider_has_its_path():
    paths = LearningRate(gradient_step, steps=20).paths
    rates = [path["lr"] for path in paths]
    assert rates == sorted(rates)
    assert len(rates) > 50
    for path in paths:
        weights, losses = descend(gradient_step, path["lr"], 20)
        drawn = len(path["points"])
        np.testing.assert_allclose(path["points"], weights[:drawn], rtol=1e-4)
        assert path["losses"] == [losses[0], losses[-1]]
        assert drawn == 21 or np.max(np.abs(weights[drawn - 1])) > FAR


@pytest.mark.parametrize(
    ("lr", "verb"), [(0.03, "creeps"), (1.0, "arrives"), (1.7, "zigzags"), (2.2, "flies off")]
)
def test_a_sentence_says_how_the_steps_go(lr, verb):
    assert kind(LearningRate(gradient_step), lr).startswith(f"It {verb}")


def test_uphill_is_called_climbing():
    def uphill(W, b, dW, db, lr):
        return W + lr * dW, b + lr * db

    assert "It climbs" in kind(LearningRate(uphill), 0.5)


def test_all_weights_of_a_contour_have_the_same_loss():
    for contour in LearningRate(gradient_step).landscape["contours"]:
        losses = [mean_squared_error(X @ np.array(weights)[:, None], T) for weights in contour]
        assert losses == pytest.approx([losses[0]] * len(losses), rel=0.01)


def test_a_loss_that_overflows_can_still_be_sent_to_the_page():
    def far_off(W, b, dW, db, lr):
        return np.full_like(W, 1e200), b

    paths = LearningRate(far_off).paths
    assert paths[0]["losses"][1] == "Infinity"
    json.dumps(paths, allow_nan=False)


@pytest.mark.parametrize(("lr", "nearest"), [(0.001, 0.02), (0.5, 0.5), (99.0, 2.5)])
def test_the_slider_starts_at_the_nearest_learning_rate(lr, nearest):
    widget = LearningRate(gradient_step, lr=lr)
    assert widget.paths[widget.position]["lr"] == pytest.approx(nearest, rel=0.04)


def test_the_function_is_called_once_for_each_step_of_each_path_and_for_no_slider(counted):
    step = counted(gradient_step)
    widget = LearningRate(step, steps=20)
    widget.position = 3
    assert step.calls == len(RATES) * 21

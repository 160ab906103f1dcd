"""Where steps downhill lead, for many learning rates."""

from xml.etree import ElementTree

import numpy as np
import pytest

from backprop import gradient_step, mean_squared_error
from backprop.widgets import LearningRate
from backprop.widgets.pictures.learning_rate import FAR, FLOOR, START, T, X, walk
from backprop.widgets.pictures.number_text import show


def words(widget, lr):
    return min(widget.paths, key=lambda path: abs(path["lr"] - lr))["words"]


@pytest.mark.parametrize("lr", [0.02, 0.3, 1.1, 1.7, 2.5])
def test_a_path_is_gradient_descent_in_closed_form(lr):
    """w_k - floor = (1 - lr H)^k (w_0 - floor) for a quadratic bowl with Hessian H."""
    weights, losses = walk(gradient_step, lr, 20)
    factor = np.eye(2) - lr * X.T @ X / len(X)
    for k, (w, loss) in enumerate(zip(weights, losses, strict=True)):
        expected = FLOOR + np.linalg.matrix_power(factor, k) @ (START - FLOOR)
        np.testing.assert_allclose(w, expected.ravel(), rtol=1e-9)
        assert loss == pytest.approx(mean_squared_error(X @ expected, T), rel=1e-9)


def test_every_position_of_the_slider_has_its_path():
    paths = LearningRate(gradient_step, steps=20).paths
    rates = [path["lr"] for path in paths]
    assert rates == sorted(rates)
    assert len(rates) > 50
    for path in paths:
        weights, losses = walk(gradient_step, path["lr"], 20)
        seen = len(path["points"])
        np.testing.assert_allclose(path["points"], weights[:seen], rtol=1e-4)
        assert f"loss {show(losses[0])} → {show(losses[-1])} after 20 steps" in path["words"]
        assert seen == 21 or np.max(np.abs(weights[seen - 1])) > FAR  # or it is seen to the end


def test_the_words_say_what_kind_of_way_it_is():
    widget = LearningRate(gradient_step)
    kinds = {lr: words(widget, lr).split(". ", 1)[1] for lr in (0.03, 1.0, 1.7, 2.2)}
    assert [kind.split()[1].strip(":.") for kind in kinds.values()] == [
        "creeps",
        "arrives",
        "zigzags",
        "flies",
    ]
    assert words(widget, 1.7).startswith("loss 1.222 → ")


def test_uphill_is_called_climbing():
    def uphill(W, b, dW, db, lr):
        return W + lr * dW, b + lr * db

    assert "It climbs" in words(LearningRate(uphill), 0.5)


def test_contours_are_places_of_one_loss():
    for contour in LearningRate(gradient_step).landscape["contours"]:
        losses = [mean_squared_error(X @ np.array(place)[:, None], T) for place in contour]
        assert losses == pytest.approx([losses[0]] * len(losses), rel=0.01)


@pytest.mark.parametrize("lr", [0.02, 0.5, 1.7, 2.5, 99.0])
def test_its_still_shows_the_path_and_tells_it(lr):
    still = LearningRate(gradient_step, lr=lr).still()
    ElementTree.fromstring(still.svg)
    assert "Steps downhill over two weights, with learning rate" in still.words
    assert "after 20 steps" in still.words


def test_all_paths_are_made_in_a_moment(time_of):
    assert time_of(lambda: LearningRate(gradient_step)) < 0.3

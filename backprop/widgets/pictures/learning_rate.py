"""Lesson 4: where the student's ``gradient_step`` leads, for many learning rates."""

import numpy as np
import traitlets

from backprop.loss import mean_squared_error, mean_squared_error_gradient
from backprop.output_layer import bias_gradient, weight_gradient
from backprop.widgets.pictures.student_code import array, call, unpacked
from backprop.widgets.pictures.student_picture import StudentPicture
from backprop.widgets.shared.json_numbers import json_numbers, rounded

# A linear neuron, X @ W + b, whose two inputs differ in size: its valley is long and narrow.
X = np.array([[1.2, 0.5], [-1.2, -0.1], [0.8, -0.5], [-0.8, 0.1]])
LOWEST = np.array([[0.5], [0.5]])  # the weights whose loss is 0
T = X @ LOWEST
START = np.array([[-0.7], [-1.7]])
WINDOW = ((-2.0, 3.0), (-2.2, 2.2))  # the weights in the picture
RATES = np.unique([rounded(lr, 2) for lr in np.geomspace(0.02, 2.5, 80)])
FAR = 12.0  # a path is drawn until a weight is beyond this


class LearningRate(StudentPicture):
    """The path of ``gradient_step(W, b, dW, db, lr)`` over the loss of a neuron with two weights.

    The paths of all learning rates are computed when the widget is made: moving the slider calls
    no function.
    """

    javascript = "pictures/learning_rate.js"
    css = ("pictures/pictures.css",)
    shows = "the steps downhill"
    saved = ("position", "landscape", "paths")

    position = traitlets.Int(help="the index of the learning rate in paths").tag(sync=True)
    landscape = traitlets.Dict(help="contours, lowest loss, window, steps").tag(sync=True)
    paths = traitlets.List(help="by rate: lr, points, losses at the ends, kind").tag(sync=True)

    def __init__(self, gradient_step, lr=0.1, steps=20):
        self._gradient_step, self._steps = gradient_step, steps
        super().__init__(
            position=int(np.argmin(np.abs(np.log(RATES / lr)))),
            landscape={
                "window": [list(side) for side in WINDOW],
                "lowest": LOWEST.ravel().tolist(),
                "contours": [contour(loss) for loss in 3.0 * 0.4 ** np.arange(9)],
                "steps": steps,
            },
        )

    def computed(self):
        rates = RATES.tolist()
        descents = call(
            self._gradient_step,
            lambda: [descend(self._gradient_step, lr, self._steps) for lr in rates],
        )
        return {"paths": [path(lr, *descent) for lr, descent in zip(rates, descents, strict=True)]}


def descend(gradient_step, lr, steps):
    """The weights and the loss before each step and after the last one."""
    W, b = START.copy(), np.zeros(1)
    weights, losses = [], []
    with np.errstate(all="ignore"):
        for _ in range(steps + 1):
            A = X @ W + b
            weights.append(W.ravel())
            losses.append(float(mean_squared_error(A, T)))
            dA = mean_squared_error_gradient(A, T)
            gradients = weight_gradient(X, dA), bias_gradient(dA)
            new_W, new_b = unpacked(gradient_step(W.copy(), b.copy(), *gradients, lr), 2)
            W, b = array(new_W, W.shape), array(new_b, b.shape)
    return weights, losses


def path(lr, weights, losses):
    """What the page needs of a descent."""
    near = np.max(np.abs(weights), axis=1) < FAR
    drawn = len(near) if near.all() else np.argmin(near) + 1
    return {
        "lr": lr,
        "points": [[rounded(w, 5) for w in point] for point in weights[:drawn]],
        "losses": json_numbers([losses[0], losses[-1]]),
        "kind": kind_of_descent(weights, losses),
    }


def kind_of_descent(weights, losses):
    """One sentence on how the steps go."""
    first, last = losses[0], losses[-1]
    steps = np.diff(np.asarray(weights)[:, 0])
    # Most steps turn back: the one before has gone beyond the lowest place.
    overshoots = np.sum(steps[1:] * steps[:-1] < 0) > len(steps) / 2
    if last > first and overshoots:
        return "It flies off: each step overshoots more than the one before."
    if last > first:
        return "It climbs: the steps lead uphill."
    if overshoots:
        return "It zigzags: each step overshoots the floor, but a little less each time."
    if last > 0.02 * first:
        return "It creeps: the steps are too small to arrive."
    return "It arrives."


def contour(loss):
    """The weights with this loss: an ellipse, as L = ½ (w - lowest)ᵀ H (w - lowest), H = XᵀX/n."""
    sizes, directions = np.linalg.eigh(X.T @ X / len(X))
    angles = np.linspace(0, 2 * np.pi, 65)
    circle = np.array([np.cos(angles), np.sin(angles)])
    points = LOWEST + directions @ (np.sqrt(2 * loss / sizes)[:, None] * circle)
    return [[rounded(w1, 4), rounded(w2, 4)] for w1, w2 in points.T]

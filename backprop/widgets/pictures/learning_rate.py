"""Lesson 4: where steps of the student's ``gradient_step`` lead, for many learning rates."""

import numpy as np
import traitlets

from backprop.loss import mean_squared_error, mean_squared_error_gradient
from backprop.output_layer import bias_gradient, weight_gradient
from backprop.widgets.pictures.card import HAIR, INK, UPDATE, card, dot, line, scale, text
from backprop.widgets.pictures.number_text import rounded, show
from backprop.widgets.pictures.student_code import CannotYet, array, ask, unpacked
from backprop.widgets.shared.widget import Widget
from backprop.widgets.shared.without_kernel import Still, sentence_instead

# A linear neuron, X @ W + b, whose two inputs differ in size: its valley is long and narrow.
X = np.array([[1.2, 0.5], [-1.2, -0.1], [0.8, -0.5], [-0.8, 0.1]])
FLOOR = np.array([[0.5], [0.5]])  # the weights that make no mistake
T = X @ FLOOR
START = np.array([[-0.7], [-1.7]])
WINDOW = ((-2.0, 3.0), (-2.2, 2.2))  # the weights in the picture
RATES = np.unique([rounded(lr, 2) for lr in np.geomspace(0.02, 2.5, 80)])
FAR = 12.0  # where a path is left to itself: it does not come back


class LearningRate(Widget):
    """The path of ``gradient_step(W, b, dW, db, lr)`` over the loss of a neuron with two weights.

    Every path is computed when the widget is made, so the slider asks nobody.
    """

    javascript = "pictures/learning_rate.js"
    css = ("pictures/pictures.css",)
    saved = ("position", "landscape", "paths")

    position = traitlets.Int(help="the learning rate's place in paths").tag(sync=True)
    landscape = traitlets.Dict(help="contours of the loss, its floor, the window").tag(sync=True)
    paths = traitlets.List(help="for each rate: lr, points, words").tag(sync=True)

    def __init__(self, gradient_step, lr=0.1, steps=20):
        super().__init__(
            position=int(np.argmin(np.abs(np.log(RATES / lr)))),
            landscape={
                "window": [list(side) for side in WINDOW],
                "floor": FLOOR.ravel().tolist(),
                "contours": [contour(loss) for loss in 3.0 * 0.4 ** np.arange(9)],
            },
        )
        try:
            rates = RATES.tolist()
            walks = ask(gradient_step, lambda: [walk(gradient_step, lr, steps) for lr in rates])
            self.paths = [path(lr, *walked) for lr, walked in zip(rates, walks, strict=True)]
        except CannotYet as problem:
            self.problem = str(problem)

    def still(self):
        if self.problem:
            return sentence_instead(self.problem)
        chosen = self.paths[self.position]
        x, y = scale(*WINDOW[0], 40, 540), scale(*WINDOW[1], 400, 10)
        on_card = lambda points: [(x(w1), y(w2)) for w1, w2 in points]  # noqa: E731
        inside = [
            (w1, w2)
            for w1, w2 in chosen["points"]
            if WINDOW[0][0] <= w1 <= WINDOW[0][1] and WINDOW[1][0] <= w2 <= WINDOW[1][1]
        ]
        shapes = [line(on_card(level), HAIR, 1.5) for level in self.landscape["contours"]]
        shapes.append(text(*on_card([FLOOR.ravel()])[0], "×", "middle"))
        shapes.append(line(on_card(inside), UPDATE))
        shapes.extend(dot(*place, UPDATE, 3.5) for place in on_card(inside))
        shapes.append(text(290, 430, "weight 1", "middle", INK))
        shapes.append(text(12, 22, "weight 2"))
        words = f"Steps downhill over two weights, with learning rate {show(chosen['lr'])}: "
        return Still(words + chosen["words"], svg=card(560, 440, *shapes))


def walk(gradient_step, lr, steps):
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
            moved = gradient_step(W.copy(), b.copy(), *gradients, lr)
            new_W, new_b = unpacked(moved, 2)
            W, b = array(new_W, W.shape), array(new_b, b.shape)
    return weights, losses


def path(lr, weights, losses):
    """What the page needs of a walk."""
    near = np.max(np.abs(weights), axis=1) < FAR
    seen = len(near) if near.all() else np.argmin(near) + 1
    return {
        "lr": lr,
        "points": [[rounded(w, 5) for w in point] for point in weights[:seen]],
        "words": in_words(weights, losses),
    }


def in_words(weights, losses):
    """From which loss to which, and what kind of way that is."""
    first, last = losses[0], losses[-1]
    steps = np.diff(np.asarray(weights)[:, 0])
    # Most steps turn round, as the one before has jumped over the valley's floor.
    overshoots = np.sum(steps[1:] * steps[:-1] < 0) > len(steps) / 2
    if last > first and overshoots:
        kind = "It flies off: each step overshoots more than the one before."
    elif last > first:
        kind = "It climbs: the steps lead uphill."
    elif overshoots:
        kind = "It zigzags: each step overshoots the floor, but a little less each time."
    elif last > 0.02 * first:
        kind = "It creeps: the steps are too small to arrive."
    else:
        kind = "It arrives."
    return f"loss {show(first)} → {show(last)} after {len(steps)} steps. {kind}"


def contour(loss):
    """The weights with this loss: an ellipse, as L = ½ (w - floor)ᵀ H (w - floor), H = XᵀX/n."""
    sizes, directions = np.linalg.eigh(X.T @ X / len(X))
    angles = np.linspace(0, 2 * np.pi, 65)
    circle = np.array([np.cos(angles), np.sin(angles)])
    places = FLOOR + directions @ (np.sqrt(2 * loss / sizes)[:, None] * circle)
    return [[rounded(w1, 4), rounded(w2, 4)] for w1, w2 in places.T]

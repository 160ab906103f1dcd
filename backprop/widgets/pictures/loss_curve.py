"""Lesson 1: the loss over one prediction, and its slope, from the student's functions."""

import numpy as np
import traitlets

from backprop.widgets.pictures.card import (
    FORWARD,
    GRADIENT,
    INK,
    LINE,
    card,
    dot,
    line,
    scale,
    text,
)
from backprop.widgets.pictures.number_text import show
from backprop.widgets.pictures.student_code import CannotYet, array, ask, number
from backprop.widgets.shared.event_loop import Later
from backprop.widgets.shared.widget import Widget
from backprop.widgets.shared.without_kernel import Still, sentence_instead

POSITIONS = 161  # of the prediction's slider; the target's keeps to the middle half


class LossCurve(Widget):
    """The curve of ``loss(A, T)`` over predictions; with ``gradient(A, T)``, its tangent too.

    Both are asked at every position of the slider when the target is set, so that the prediction
    can be dragged without asking again.
    """

    javascript = "pictures/loss_curve.js"
    css = ("pictures/pictures.css",)
    saved = ("prediction", "curve")

    prediction = traitlets.Float().tag(sync=True)
    target = traitlets.Float().tag(sync=True)
    curve = traitlets.Dict(help="positions, and what the functions say there").tag(sync=True)

    def __init__(self, loss, gradient=None, prediction=0.2, target=1.0):
        reach = max(1.6, 1.25 * abs(prediction - target))  # either way, the prediction has a place
        # Rounded: 0.2 + 0.02 is to be 0.22 on the screen and for the functions alike.
        positions = np.round(np.linspace(target - reach, target + reach, POSITIONS), 10)
        self._positions, self._loss, self._gradient = positions, loss, gradient
        nearest = positions[np.argmin(np.abs(positions - prediction))]
        super().__init__(prediction=float(nearest), target=float(positions[POSITIONS // 2]))
        self._compute()
        self.observe(Later(self._compute).ask, "target")

    def _compute(self):
        T = np.array([[self.target]])
        at = [np.array([[position]]) for position in self._positions]
        try:
            losses = ask(self._loss, lambda: [number(self._loss(A.copy(), T.copy())) for A in at])
            slopes = []
            if self._gradient is not None:
                slopes = ask(self._gradient, lambda: [self._slope(A.copy(), T.copy()) for A in at])
        except CannotYet as problem:
            self.problem = str(problem)
            return
        with self.hold_sync():
            self.problem = ""
            self.curve = {
                "target": self.target,
                "positions": self._positions.tolist(),
                "losses": losses,
                "slopes": slopes,
            }

    def _slope(self, A, T):
        return float(array(self._gradient(A, T), (1, 1)).item())

    def still(self):
        if self.problem:
            return sentence_instead(self.problem)
        positions, losses, slopes = (self.curve[key] for key in ("positions", "losses", "slopes"))
        here = positions.index(self.prediction)
        a, height = positions[here], losses[here]
        words = f"The loss over the prediction. At prediction {show(a)} with target "
        words += f"{show(self.target)} the loss is {show(height)}."
        x = scale(positions[0], positions[-1], 50, 620)
        low, high = min(0, *losses), max(losses)
        y = scale(low, high if high > low else low + 1, 240, 20)
        shapes = [
            line([(50, 20), (50, 240), (620, 240)], LINE, 1),
            line([(x(self.target), 20), (x(self.target), 240)], LINE, 1.5, "2 4"),
            text(x(self.target) + 6, 34, f"target {show(self.target)}"),
            line(zip(map(x, positions), map(y, losses), strict=True), FORWARD, 3),
            text(335, 272, "prediction a", "middle"),
            text(40, 16, "loss L", "middle", INK),
        ]
        if slopes:
            reach = 0.14 * (positions[-1] - positions[0])
            ends = [(x(a + d), y(height + slopes[here] * d)) for d in (-reach, reach)]
            shapes.append(line(ends, GRADIENT, 3))
            words += f" {slope_in_words(slopes[here])}"
        return Still(words, svg=card(640, 285, *shapes, dot(x(a), y(height), FORWARD)))


def slope_in_words(slope):
    """What a slope says about the prediction; loss_curve.js says the same."""
    if slope == 0:
        return "Slope 0: the floor of the valley."
    way = "raise" if slope < 0 else "lower"
    return f"Slope {show(slope)}: {way} the prediction and the loss falls."

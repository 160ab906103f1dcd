"""Lesson 1: the loss over one prediction, and its slope, from the student's functions."""

import numpy as np
import traitlets

from backprop.widgets.pictures.student_code import array, call, number
from backprop.widgets.pictures.student_picture import StudentPicture

POSITIONS = 161  # of the prediction's slider; the target's slider has the middle half of them


class LossCurve(StudentPicture):
    """The curve of ``loss(A, T)`` over predictions; with ``gradient(A, T)``, its tangent too.

    Both are called for every position of the slider when the target is set, so that the prediction
    can be dragged without calling them again.
    """

    javascript = "pictures/loss_curve.js"
    css = ("pictures/pictures.css",)
    shows = "the loss curve"
    saved = ("prediction", "curve")
    inputs = ("target",)

    prediction = traitlets.Float().tag(sync=True)
    target = traitlets.Float().tag(sync=True)
    curve = traitlets.Dict(help="target, and for each position: loss, slope").tag(sync=True)

    def __init__(self, loss, gradient=None, prediction=0.2, target=1.0):
        # Wide enough to have the prediction on it, on either side of the target.
        reach = max(1.6, 1.25 * abs(prediction - target))
        # Rounded, so that 0.2 + 0.02 is 0.22 on the screen and for the functions alike.
        positions = np.round(np.linspace(target - reach, target + reach, POSITIONS), 10)
        self._positions, self._loss, self._gradient = positions, loss, gradient
        nearest = positions[np.argmin(np.abs(positions - prediction))]
        super().__init__(prediction=float(nearest), target=float(positions[POSITIONS // 2]))

    def computed(self):
        T = np.array([[self.target]])
        predictions = [np.array([[position]]) for position in self._positions]
        losses = call(
            self._loss,
            lambda: [number(self._loss(A.copy(), T.copy())) for A in predictions],
        )
        slopes = []
        if self._gradient is not None:
            slopes = call(
                self._gradient,
                lambda: [self._slope(A.copy(), T.copy()) for A in predictions],
            )
        return {
            "curve": {
                "target": self.target,
                "positions": self._positions.tolist(),
                "losses": losses,
                "slopes": slopes,
            }
        }

    def _slope(self, A, T):
        return float(array(self._gradient(A, T), (1, 1)).item())

"""Training with the student's ``training_cycle``, one slice of time after another."""

import math
import time

import numpy as np

from backprop.network import Layer
from backprop.widgets.pictures.student_code import array, call, unpacked
from checks.calling import fresh


class Diverged(Exception):
    """Its text is the widget's ``problem``."""

    def __init__(self, cycle):
        super().__init__(
            f"Training has diverged in cycle {cycle}: the loss or a weight is no longer a number. "
            "Reset, lower the learning rate, and start again."
        )


class StudentTraining:
    """The layers so far, the loss of every cycle, and the mean size of the last gradients."""

    def __init__(self, training_cycle, layers, X, T):
        self._training_cycle, self._X, self._T = training_cycle, X, T
        self.layers = fresh(layers)
        self.losses = []
        self.gradients = [0.0 for _ in layers]

    def try_once(self, lr):
        """Try one cycle and forget its result; CannotDraw if the function does not work."""
        call(self._training_cycle, lambda: self._cycle(lr))

    def advance(self, lr, cycles, seconds):
        """Train for that many cycles, or for as many as the time allows."""
        if not call(self._training_cycle, lambda: self._advance(lr, cycles, seconds)):
            raise Diverged(len(self.losses) + 1)

    def _advance(self, lr, cycles, seconds):
        end = time.perf_counter() + seconds
        before = self.layers
        for _ in range(cycles):
            before = self.layers
            layers, loss = self._cycle(lr)
            if not (math.isfinite(loss) and all(np.all(np.isfinite(new.W)) for new in layers)):
                return False
            self.layers = layers
            self.losses.append(loss)
            if time.perf_counter() > end:
                break
        # From the change of the weights, so it is the gradient that the student's code used.
        pairs = zip(before, self.layers, strict=True)
        self.gradients = [float(np.mean(np.abs(new.W - old.W)) / lr) for old, new in pairs]
        return True

    def _cycle(self, lr):
        copies = fresh(self.layers), self._X.copy(), self._T.copy()
        new_layers, loss = unpacked(self._training_cycle(*copies, lr), 2)
        new_layers = unpacked(new_layers, len(self.layers))
        loss = float(array(loss, (), finite=False))
        return [_layer(new, old) for new, old in zip(new_layers, self.layers, strict=True)], loss


def _layer(new, old):
    W, b, _ = unpacked(new, 3)
    W, b = array(W, old.W.shape, finite=False), array(b, old.b.shape, finite=False)
    return Layer(W, b, old.activation)

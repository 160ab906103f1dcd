"""Layers in training with the student's ``training_cycle``, for a slice of time after another."""

import math
import time

import numpy as np

from backprop.network import Layer
from backprop.widgets.pictures.student_code import array, ask, unpacked
from checks.calling import fresh


class Diverged(Exception):
    """Its text is the widget's ``problem``."""

    def __init__(self, cycle):
        super().__init__(
            f"Training has diverged in cycle {cycle}: the loss or a weight is no longer a number. "
            "Reset, lower the learning rate, and start again."
        )


class OwnTraining:
    """The layers so far, the loss of every cycle, and how large the last gradients were."""

    def __init__(self, training_cycle, layers, X, T):
        self._training_cycle, self._X, self._T = training_cycle, X, T
        self.layers = fresh(layers)
        self.losses = []
        self.gradients = [0.0 for _ in layers]

    def works(self, lr):
        """Nothing, or CannotYet: tries one cycle whose result is forgotten."""
        ask(self._training_cycle, lambda: self._cycle(lr))

    def advance(self, lr, most, seconds):
        """That many cycles, or as many as there is time for."""
        if not ask(self._training_cycle, lambda: self._advance(lr, most, seconds)):
            raise Diverged(len(self.losses) + 1)

    def _advance(self, lr, most, seconds):
        end = time.perf_counter() + seconds
        before = self.layers
        for _ in range(most):
            before = self.layers
            layers, loss = self._cycle(lr)
            if not (math.isfinite(loss) and all(np.all(np.isfinite(new.W)) for new in layers)):
                return False
            self.layers = layers
            self.losses.append(loss)
            if time.perf_counter() > end:
                break
        # From the change of the weights itself, so it is the student's own gradient.
        moved = zip(before, self.layers, strict=True)
        self.gradients = [float(np.mean(np.abs(new.W - old.W)) / lr) for old, new in moved]
        return True

    def _cycle(self, lr):
        given = fresh(self.layers)
        returned = unpacked(self._training_cycle(given, self._X.copy(), self._T.copy(), lr), 2)
        layers = unpacked(returned[0], len(given))
        loss = float(array(returned[1], (), finite=False))
        return [_layer(new, old) for new, old in zip(layers, self.layers, strict=True)], loss


def _layer(new, old):
    W, b, _ = unpacked(new, 3)
    W, b = array(W, old.W.shape, finite=False), array(b, old.b.shape, finite=False)
    return Layer(W, b, old.activation)

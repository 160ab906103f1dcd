"""Backpropagation in NumPy, as short as its formulas, and checks of your own.

Read it in the lessons' order: :mod:`~backprop.loss`, :mod:`~backprop.output_layer`,
:mod:`~backprop.hidden_layer`, :mod:`~backprop.backward_pass`, :mod:`~backprop.update`.

Everywhere: samples are rows, ``Z = A_prev @ W + b``, ``A = f(Z)``, ``delta = dL/dZ``, and
``L = 1/(2n) Σ (A - T)²`` with the 1/n in the loss's gradient and nowhere else.
"""

from backprop import toy_data
from backprop.activation import ACTIVATIONS
from backprop.backward_pass import Gradients, backward
from backprop.forward_pass import Cache, accuracy, forward, predict
from backprop.hidden_layer import hidden_delta
from backprop.loss import mean_squared_error, mean_squared_error_gradient
from backprop.network import Layer, random_network
from backprop.numerical_gradient import central_difference, complex_step, numerical_gradient
from backprop.output_layer import bias_gradient, output_delta, output_layer, weight_gradient
from backprop.update import gradient_step, train, training_cycle
from checks import check_for

check = check_for("backprop.course:COURSE")

__all__ = [
    "ACTIVATIONS",
    "Cache",
    "Gradients",
    "Layer",
    "accuracy",
    "backward",
    "bias_gradient",
    "central_difference",
    "check",
    "complex_step",
    "forward",
    "gradient_step",
    "hidden_delta",
    "mean_squared_error",
    "mean_squared_error_gradient",
    "numerical_gradient",
    "output_delta",
    "output_layer",
    "predict",
    "random_network",
    "toy_data",
    "train",
    "training_cycle",
    "weight_gradient",
]

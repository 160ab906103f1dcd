"""The lessons' pictures. Most of them are drawn with the student's own functions."""

from backprop.figures.loss_curve import loss_curve
from backprop.figures.network_diagram import network_diagram
from backprop.figures.signal_strength import signal_strength
from backprop.figures.training import learning_rates, training

__all__ = ["learning_rates", "loss_curve", "network_diagram", "signal_strength", "training"]

"""The lessons' still pictures. Interactive ones are in :mod:`backprop.widgets`."""

from backprop.figures.network_diagram import network_diagram
from backprop.figures.training import learning_rates, training

__all__ = ["learning_rates", "network_diagram", "training"]

"""The stepper's network and samples as float arrays, or a sentence that says what does not fit."""

from itertools import pairwise

import numpy as np

import backprop as bp


def checked(layers, X, T):
    """Layers, X and T as float arrays; a ValueError for what is no network or does not fit it."""
    if not isinstance(layers, list | tuple) or not layers:
        raise ValueError("layers should be a list of layers: [bp.Layer(W, b, activation), …].")
    layers = [_checked_layer(l, layer) for l, layer in enumerate(layers, start=1)]
    for l, (layer, following) in enumerate(pairwise(layers), start=1):
        if layer.W.shape[1] != following.W.shape[0]:
            raise ValueError(
                f"Layer {l} has {layer.W.shape[1]} outputs and layer {l + 1} takes "
                f"{following.W.shape[0]}: its W should have {layer.W.shape[1]} rows."
            )
    X = _checked_samples("x", X, layers[0].W.shape[0])
    T = _checked_samples("t", T, layers[-1].W.shape[1])
    if len(X) != len(T):
        raise ValueError(f"There are {len(X)} inputs and {len(T)} targets: one of each a sample.")
    return layers, X, T


def _checked_layer(l, layer):
    if not isinstance(layer, tuple) or len(layer) != 3:
        raise ValueError(f"Layer {l} should be a bp.Layer(W, b, activation).")
    W, b, activation = layer
    if not isinstance(activation, str) or activation not in bp.ACTIVATIONS:
        known = ", ".join(bp.ACTIVATIONS)
        raise ValueError(f"Layer {l} has an activation that is not known: choose from {known}.")
    W, b = (_numbers(f"{name} of layer {l}", array) for name, array in (("W", W), ("b", b)))
    if W.ndim != 2 or not W.size or b.shape != W.shape[1:]:
        raise ValueError(
            f"Layer {l}: W should have shape (d_in, d_out) and b (d_out,); "
            f"they have {W.shape} and {b.shape}."
        )
    return bp.Layer(W, b, activation)


def _checked_samples(name, values, width):
    array = np.atleast_2d(_numbers(name, values))
    if array.ndim != 2 or array.shape[1] != width:
        raise ValueError(
            f"{name} should have {width} value{'s' * (width != 1)} a sample, the network's "
            f"width there; its shape is {np.shape(values)}."
        )
    return array


def _numbers(name, values):
    try:
        array = np.array(values, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} should be an array of numbers.") from None
    if not np.isfinite(array).all():
        raise ValueError(f"{name} has entries that are not finite numbers (NaN or infinity).")
    return array

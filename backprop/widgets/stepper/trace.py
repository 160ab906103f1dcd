"""One training cycle, number by number, with the student's functions in the places of ours.

The numbers of a cycle are kept by their names, in the order in which they are computed: ``"Z,0"``,
``"A,1"``, …, ``"loss"``, ``"dA,1"``, ``"delta,1"``, …, ``"newW,0"``, …, ``"newloss"``. Layers are
counted from 0; ``"A,0"`` is the input.
"""

from inspect import signature
from itertools import pairwise

import numpy as np

import backprop as bp
from checks.calling import attempt, fresh
from checks.comparing import FLOAT32_FLOOR, FLOAT32_TOLERANCE, compare
from checks.time_limit import time_limited

# What a student may write instead of ours, by the names of the lessons.
OURS = {
    name: getattr(bp, name)
    for name in (
        "mean_squared_error",
        "output_delta",
        "weight_gradient",
        "bias_gradient",
        "output_layer",
        "hidden_delta",
        "backward",
        "gradient_step",
    )
}


class OwnProblem(Exception):
    """A function of the student's gave nothing that could be shown; the message is a sentence."""


def cycle(layers, X, T, lr, own):
    """Every number of one training cycle: forward, loss, backward, update, and the new loss."""
    cache = bp.forward(layers, X)
    numbers = {"A,0": X}
    for l, (Z, A) in enumerate(zip(cache.Z, cache.A[1:], strict=True)):
        numbers |= {f"Z,{l}": Z, f"A,{l + 1}": A}
    numbers["loss"] = bp.mean_squared_error(cache.A[-1], T)
    if "mean_squared_error" in own:
        (numbers["loss"],) = _call(own, "mean_squared_error", (cache.A[-1], T), [numbers["loss"]])
    numbers |= _backward(layers, cache, T, own)
    return numbers | _update(layers, X, T, lr, own, numbers)


def following(layers, T, lr, numbers):
    """What each number should be, were all that were computed before it right."""
    count = len(layers)
    A, Z = ([numbers[f"{name},{l}"] for l in range(count)] for name in "AZ")
    right = {}
    for l in reversed(range(count)):
        if l == count - 1:
            right[f"dA,{l}"] = bp.mean_squared_error_gradient(numbers[f"A,{count}"], T)
        else:
            right[f"dA,{l}"] = numbers[f"delta,{l + 1}"] @ layers[l + 1].W.T
        delta = numbers[f"delta,{l}"]
        right[f"delta,{l}"] = numbers[f"dA,{l}"] * layers[l].f_prime(Z[l])
        right[f"dW,{l}"] = bp.weight_gradient(A[l], delta)
        right[f"db,{l}"] = bp.bias_gradient(delta)
        W, b = layers[l].W, layers[l].b
        step = bp.gradient_step(W, b, numbers[f"dW,{l}"], numbers[f"db,{l}"], lr)
        right[f"newW,{l}"], right[f"newb,{l}"] = step
    right["newloss"] = numbers["newloss"]  # computed by us from their weights
    return right


def marks(layers, T, lr, expected, numbers):
    """``{name: "wrong" or "follows"}`` for the numbers that are not what they should be."""
    right = following(layers, T, lr, numbers)
    found = {}
    for name, value in numbers.items():
        if differs(expected[name], value).any():
            follows = name in right and not differs(right[name], value).any()
            found[name] = "follows" if follows else "wrong"
    return found


def differs(expected, received):
    """Where the two disagree by more than rounding (float32's too); what is not finite does."""
    expected, received = np.asarray(expected), np.asarray(received)
    largest = np.max(np.abs(expected), initial=0.0)
    scale = np.maximum(np.abs(expected), FLOAT32_FLOOR * largest or 1.0)
    with np.errstate(all="ignore"):
        return ~(np.abs(received - expected) <= FLOAT32_TOLERANCE * scale)


def _backward(layers, cache, T, own):
    gradients = bp.backward(layers, cache, T)
    if "backward" in own:
        deltas, dWs, dbs = _whole_backward(layers, cache, T, own, gradients)
    else:
        deltas, dWs, dbs = _layer_by_layer(layers, cache, T, own, gradients)
    numbers = {}
    for l in reversed(range(len(layers))):
        if l == len(layers) - 1:
            numbers[f"dA,{l}"] = bp.mean_squared_error_gradient(cache.A[-1], T)
        else:
            numbers[f"dA,{l}"] = deltas[l + 1] @ layers[l + 1].W.T
        numbers |= {f"delta,{l}": deltas[l], f"dW,{l}": dWs[l], f"db,{l}": dbs[l]}
    return numbers


def _whole_backward(layers, cache, T, own, gradients):
    count = len(layers)
    names = [f"{what} of layer {l + 1}" for what in ("delta", "dW", "db") for l in range(count)]
    expected = [array for arrays in gradients for array in arrays]
    returned = _returned(own, "backward", (layers, cache, T), 3)
    parts = zip(("deltas", "dWs", "dbs"), returned, strict=True)
    flat = [one for name, part in parts for one in _list_of(part, count, f"backward: {name}")]
    arrays = _arrays("backward", names, expected, flat)
    return arrays[:count], arrays[count : 2 * count], arrays[2 * count :]


def _layer_by_layer(layers, cache, T, own, gradients):
    Z, A = cache
    last = len(layers) - 1
    deltas, dWs, dbs = ([None] * len(layers) for _ in range(3))
    for l in reversed(range(len(layers))):
        f_prime = layers[l].f_prime
        expected = [gradients.deltas[l], gradients.dWs[l], gradients.dbs[l]]
        if l == last and "output_layer" in own:
            given = (A[l], Z[l], A[l + 1], T, f_prime)
            deltas[l], dWs[l], dbs[l] = _call(own, "output_layer", given, expected)
            continue
        if l == last:
            name, given = "output_delta", (A[l + 1], T, Z[l], f_prime)
        else:
            name, given = "hidden_delta", (deltas[l + 1], layers[l + 1].W, Z[l], f_prime)
        (deltas[l],) = _call(own, name, given, expected[:1])
        (dWs[l],) = _call(own, "weight_gradient", (A[l], deltas[l]), expected[1:2])
        (dbs[l],) = _call(own, "bias_gradient", (deltas[l],), expected[2:])
    return deltas, dWs, dbs


def _update(layers, X, T, lr, own, numbers):
    new, found = [], {}
    for l, layer in enumerate(layers):
        given = (layer.W, layer.b, numbers[f"dW,{l}"], numbers[f"db,{l}"], lr)
        W, b = _call(own, "gradient_step", given, [layer.W, layer.b])
        new.append(layer._replace(W=W, b=b))
        found |= {f"newW,{l}": W, f"newb,{l}": b}
    with np.errstate(all="ignore"):
        found["newloss"] = bp.mean_squared_error(bp.predict(new, X), T)
    return found


def _call(own, name, given, expected):
    """The arrays that the student's function of that name, or else ours, returns."""
    if name not in own:
        returned = OURS[name](*given)
        return list(returned) if len(expected) > 1 else [returned]
    returned = _returned(own, name, given, len(expected))
    names = ["it"] if len(expected) == 1 else [f"entry {i + 1}" for i in range(len(expected))]
    return _arrays(name, names, expected, returned)


def _returned(own, name, given, count):
    inputs = dict(zip(signature(OURS[name]).parameters, map(fresh, given), strict=True))
    tried = attempt(time_limited(own[name]), inputs)
    if tried.error:
        where = f" It was at {tried.line}." if tried.line else ""
        raise OwnProblem(f"{name}: {tried.error.rstrip('.')}.{where}")
    if tried.changed:
        raise OwnProblem(f"{name} changes its input {tried.changed} in place. Work on a copy.")
    if tried.returned is None:
        raise OwnProblem(f"{name} returns nothing (None) yet.")
    return [tried.returned] if count == 1 else _list_of(tried.returned, count, name)


def _list_of(value, count, what):
    if not isinstance(value, list | tuple) or len(value) != count:
        got = f"{len(value)}" if isinstance(value, list | tuple) else "something else"
        raise OwnProblem(f"{what} should be {count} things; it is {got}.")
    return list(value)


def _arrays(function, names, expected, received):
    arrays = []
    for name, want, got in zip(names, expected, received, strict=True):
        difference, _ = compare(want, got, name, tolerance=np.inf)
        if difference and difference.kind not in ("value", "not finite"):
            raise OwnProblem(f"{function}: {difference.sentence}")
        arrays.append(np.asarray(got, dtype=float).reshape(np.shape(want)))
    return arrays


def checked(layers, X, T):
    """The network and its samples as float arrays, or a ValueError that says what does not fit."""
    if not isinstance(layers, list | tuple) or not layers:
        raise ValueError("layers should be a list of layers: [bp.Layer(W, b, activation), …].")
    layers = [_checked_layer(l, layer) for l, layer in enumerate(layers, start=1)]
    for l, (here, there) in enumerate(pairwise(layers), start=1):
        if here.W.shape[1] != there.W.shape[0]:
            raise ValueError(
                f"Layer {l} puts out {here.W.shape[1]} values and layer {l + 1} takes "
                f"{there.W.shape[0]}: its W should have {here.W.shape[1]} rows."
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

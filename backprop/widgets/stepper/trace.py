"""One training cycle, number by number, with the student's functions in the places of ours.

The numbers of a cycle are kept by their names, in the order in which they are computed: ``"Z,0"``,
``"A,1"``, …, ``"loss"``, ``"dA,1"``, ``"delta,1"``, …, ``"newW,0"``, …, ``"newloss"``. Layers are
counted from 0; ``"A,0"`` is the input.
"""

import numpy as np

import backprop as bp
from backprop.widgets.stepper.student_functions import arrays_from, gradients_from
from checks.comparing import FLOAT32_FLOOR, FLOAT32_TOLERANCE


def cycle(layers, X, T, lr, functions):
    """Every number of one training cycle: forward, loss, backward, update, and the new loss.

    ``functions`` are the student's, by name.
    """
    cache = bp.forward(layers, X)
    numbers = {"A,0": X}
    for l, (Z, A) in enumerate(zip(cache.Z, cache.A[1:], strict=True)):
        numbers |= {f"Z,{l}": Z, f"A,{l + 1}": A}
    loss = bp.mean_squared_error(cache.A[-1], T)
    (numbers["loss"],) = arrays_from(functions, "mean_squared_error", (cache.A[-1], T), [loss])
    numbers |= _backward(layers, cache, T, functions)
    return numbers | _update(layers, X, T, lr, functions, numbers)


def following(layers, T, lr, numbers):
    """What each number should be if all numbers before it were right."""
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
        gradients = numbers[f"dW,{l}"], numbers[f"db,{l}"]
        new_W, new_b = bp.gradient_step(layers[l].W, layers[l].b, *gradients, lr)
        right |= {f"newW,{l}": new_W, f"newb,{l}": new_b}
    right["newloss"] = numbers["newloss"]  # computed by us from their weights
    return right


def marks(layers, T, lr, expected, numbers):
    """``{name: "wrong" or "follows"}`` for the numbers that differ from the expected ones.

    A number that is right for the wrong numbers before it "follows" from these.
    """
    right = following(layers, T, lr, numbers)
    marked = {}
    for name, value in numbers.items():
        if differs(expected[name], value).any():
            follows = name in right and not differs(right[name], value).any()
            marked[name] = "follows" if follows else "wrong"
    return marked


def differs(expected, received):
    """Where the two differ by more than rounding, float32's too. NaN and infinity differ."""
    expected, received = np.asarray(expected), np.asarray(received)
    largest = np.max(np.abs(expected), initial=0.0)
    scale = np.maximum(np.abs(expected), FLOAT32_FLOOR * largest or 1.0)
    with np.errstate(all="ignore"):
        return ~(np.abs(received - expected) <= FLOAT32_TOLERANCE * scale)


def _backward(layers, cache, T, functions):
    expected = bp.backward(layers, cache, T)
    if "backward" in functions:
        deltas, dWs, dbs = gradients_from(functions, layers, cache, T, expected)
    else:
        deltas, dWs, dbs = _layer_by_layer(layers, cache, T, functions, expected)
    numbers = {}
    for l in reversed(range(len(layers))):
        if l == len(layers) - 1:
            numbers[f"dA,{l}"] = bp.mean_squared_error_gradient(cache.A[-1], T)
        else:
            numbers[f"dA,{l}"] = deltas[l + 1] @ layers[l + 1].W.T
        numbers |= {f"delta,{l}": deltas[l], f"dW,{l}": dWs[l], f"db,{l}": dbs[l]}
    return numbers


def _layer_by_layer(layers, cache, T, functions, gradients):
    Z, A = cache
    last = len(layers) - 1
    deltas, dWs, dbs = ([None] * len(layers) for _ in range(3))
    for l in reversed(range(len(layers))):
        f_prime = layers[l].f_prime
        delta, dW, db = gradients.deltas[l], gradients.dWs[l], gradients.dbs[l]
        if l == last and "output_layer" in functions:
            arguments = (A[l], Z[l], A[l + 1], T, f_prime)
            deltas[l], dWs[l], dbs[l] = arrays_from(
                functions, "output_layer", arguments, [delta, dW, db]
            )
            continue
        if l == last:
            name, arguments = "output_delta", (A[l + 1], T, Z[l], f_prime)
        else:
            name, arguments = "hidden_delta", (deltas[l + 1], layers[l + 1].W, Z[l], f_prime)
        (deltas[l],) = arrays_from(functions, name, arguments, [delta])
        (dWs[l],) = arrays_from(functions, "weight_gradient", (A[l], deltas[l]), [dW])
        (dbs[l],) = arrays_from(functions, "bias_gradient", (deltas[l],), [db])
    return deltas, dWs, dbs


def _update(layers, X, T, lr, functions, numbers):
    new_layers, new = [], {}
    for l, layer in enumerate(layers):
        arguments = (layer.W, layer.b, numbers[f"dW,{l}"], numbers[f"db,{l}"], lr)
        W, b = arrays_from(functions, "gradient_step", arguments, [layer.W, layer.b])
        new_layers.append(layer._replace(W=W, b=b))
        new |= {f"newW,{l}": W, f"newb,{l}": b}
    with np.errstate(all="ignore"):
        new["newloss"] = bp.mean_squared_error(bp.predict(new_layers, X), T)
    return new

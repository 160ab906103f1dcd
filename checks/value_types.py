"""The inputs of an exercise's cases as JSON and back: how they get into the kernel for grading.

Functions go by name and networks by their arrays.
"""

from backprop.activation import ACTIVATIONS
from backprop.forward_pass import Cache
from backprop.network import Layer
from backprop.toy_functions import sum_of_cubes, wave
from checks.json_values import decode, encode

FUNCTIONS = {"sum_of_cubes": sum_of_cubes, "wave": wave} | {
    f"{name}.{part}": function
    for name, pair in ACTIVATIONS.items()
    for part, function in pair._asdict().items()
}
NAMED_TUPLES = {"Layer": Layer, "Cache": Cache}


def write_inputs(inputs):
    """JSON for one case's inputs, in the order of the function's parameters."""
    return [[name, _write(value)] for name, value in inputs.items()]


def read_inputs(pairs):
    """The inputs again, by name."""
    return {name: _read(data) for name, data in pairs}


def _write(value):
    for name, kind in NAMED_TUPLES.items():
        if isinstance(value, kind):
            return {name: [_write(part) for part in value]}
    if isinstance(value, list):
        return {"items": [_write(item) for item in value]}
    if callable(value):
        return {"named": next(name for name, known in FUNCTIONS.items() if known is value)}
    return {"value": encode(value)}


def _read(data):
    ((kind, content),) = data.items()
    if kind in NAMED_TUPLES:
        return NAMED_TUPLES[kind](*map(_read, content))
    if kind == "items":
        return [_read(item) for item in content]
    return FUNCTIONS[content] if kind == "named" else decode(content)

"""What the exercises' inputs are made of besides numbers: functions by name, and named tuples."""

from backprop.activation import ACTIVATIONS
from backprop.forward_pass import Cache
from backprop.network import Layer
from backprop.toy_functions import sum_of_cubes, wave
from checks.value_types import ValueTypes

FUNCTIONS = {"sum_of_cubes": sum_of_cubes, "wave": wave} | {
    f"{name}.{part}": function
    for name, pair in ACTIVATIONS.items()
    for part, function in pair._asdict().items()
}
VALUE_TYPES = ValueTypes("backprop.value_types:VALUE_TYPES", FUNCTIONS, (Layer, Cache))

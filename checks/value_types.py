"""The inputs of an exercise's cases as JSON and back: how they get into the sandbox.

Numbers, texts, arrays and containers of these are written as they are. Functions go by a name, and
named tuples by their class's name: a course lists both in its :class:`ValueTypes`.
"""

from collections.abc import Callable
from importlib import import_module

import numpy as np

from checks.json_values import LARGEST_TEXT, decode, encode


class CannotBeSent(TypeError):
    """An input of a kind that nobody can write as JSON; the message says what to do."""


class ValueTypes:
    """The functions, by name, and the classes of named tuples that are inputs of a course.

    ``address``, such as ``"backprop.value_types:VALUE_TYPES"``, is where the sandbox finds this
    object. Its module is there while a student's code runs.
    """

    def __init__(self, address: str, functions: dict[str, Callable] = {}, named_tuples: tuple = ()):  # noqa: B006 (never changed)
        self.address = address
        self.functions = functions
        self.named_tuples = {kind.__name__: kind for kind in named_tuples}

    def write_inputs(self, inputs: dict) -> list:
        """JSON for one case's inputs, in the order of the function's parameters."""
        return [[name, self._write(value, name)] for name, value in inputs.items()]

    def read_inputs(self, pairs: list) -> dict:
        """The inputs again, by name."""
        return {name: self._read(data) for name, data in pairs}

    def _write(self, value, name):
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            kind = type(value).__name__
            if self.named_tuples.get(kind) is not type(value):
                raise CannotBeSent(
                    f"its input {name} is a {kind}: add {kind} to the named_tuples of the "
                    "course's ValueTypes."
                )
            return {"named tuple": kind, "parts": [self._write(part, name) for part in value]}
        if isinstance(value, list | tuple):
            return {type(value).__name__: [self._write(item, name) for item in value]}
        if isinstance(value, dict):
            pairs = value.items()
            return {"dict": [[self._write(part, name) for part in pair] for pair in pairs]}
        if callable(value):
            for known_name, function in self.functions.items():
                if function is value:
                    return {"function": known_name}
            raise CannotBeSent(
                f"its input {name} is the function {getattr(value, '__name__', value)}: "
                "add it to the functions of the course's ValueTypes."
            )
        if not _is_plain(value):
            raise CannotBeSent(
                f"its input {name} is of type {type(value).__name__}, which cannot be sent to the "
                "sandbox: use numbers, text, arrays, lists, dicts, or a named tuple."
            )
        return {"value": encode(value)}

    def _read(self, data):
        if "named tuple" in data:
            return self.named_tuples[data["named tuple"]](*map(self._read, data["parts"]))
        ((kind, content),) = data.items()
        if kind == "function":
            return self.functions[content]
        if kind == "dict":
            return {self._read(key): self._read(value) for key, value in content}
        if kind in ("list", "tuple"):
            return {"list": list, "tuple": tuple}[kind](map(self._read, content))
        return decode(content)


def value_types_at(address: str) -> ValueTypes:
    """The value types of the course whose inputs have come into the sandbox."""
    if not address:
        return ValueTypes("")
    module, _, name = address.partition(":")
    return getattr(import_module(module), name)


def _is_plain(value):
    if isinstance(value, np.ndarray | np.generic):
        return value.dtype.kind in "fiub"
    if isinstance(value, str):
        return len(value) <= LARGEST_TEXT
    return value is None or isinstance(value, bool | int | float)

"""Call a student's function, so that whatever happens in it reaches nobody else."""

import contextlib
import io
import linecache
import os
import sysconfig
import traceback
import warnings
from collections.abc import Callable
from inspect import signature

import numpy as np

from checks.call import Call
from checks.time_limit import TooSlow, time_limited

PRINT_LIMIT = 2_000  # characters kept of what the function prints

# Files in these folders are not the student's own: the engine, installed packages, Python itself;
# and the course's package, which `check_for` adds.
NOT_THE_STUDENTS = {
    os.path.abspath(path) + os.sep
    for path in (
        os.path.dirname(__file__),
        sysconfig.get_path("purelib"),
        sysconfig.get_path("stdlib"),
    )
}


class _FirstCharacters(io.TextIOBase):
    """A file that keeps the beginning of what is written to it and counts the rest."""

    def __init__(self):
        self.kept = ""
        self.dropped = 0

    def write(self, text):
        room = PRINT_LIMIT - len(self.kept)
        self.kept += text[:room]
        self.dropped += max(len(text) - room, 0)
        return len(text)

    def text(self):
        dropped = f"\n… and {self.dropped:,} more characters" if self.dropped else ""
        return self.kept.rstrip() + dropped


def call_cases(function: Callable, inputs_of_cases: list[dict]) -> list[Call]:
    """A :class:`Call` for each case. After a call that does not end, no more are made."""
    calls = []
    for inputs in inputs_of_cases:
        endless = calls and calls[-1].endless
        calls.append(calls[-1] if endless else call(time_limited(function), inputs))
    return calls


def call(function: Callable, inputs: dict) -> Call:
    """Call ``function(*inputs.values())`` on copies of the inputs. Ctrl-C still interrupts."""
    copies = fresh(inputs)
    printed = _FirstCharacters()
    returned, error, line, endless = None, "", "", False
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        warnings.catch_warnings(record=True) as warned,
    ):
        warnings.simplefilter("always")
        try:
            returned = function(*copies.values())
        except KeyboardInterrupt:
            raise
        except BaseException as problem:  # exit() in a student's function must not end ours
            error, line = _in_one_sentence(problem), _students_line(problem)
            endless = isinstance(problem, TooSlow)
    return Call(
        returned=returned,
        error=error,
        line=line,
        printed=printed.text(),
        warned=tuple(dict.fromkeys(str(warning.message) for warning in warned)),
        changed=", ".join(name for name in inputs if not same(inputs[name], copies[name])),
        endless=endless,
    )


def wrong_signature(function, count):
    """The function's parameters as text if it cannot be called with ``count`` values, else ""."""
    try:
        parameters = signature(function)
    except (TypeError, ValueError):
        return ""
    try:
        parameters.bind(*range(count))
    except TypeError:
        return str(parameters)
    return ""


def fresh(value):
    """A copy of everything in it that can be changed in place."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, dict):
        return {name: fresh(item) for name, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(fresh, value))
    if isinstance(value, list | tuple):
        return type(value)(map(fresh, value))
    return value


def same(before, after):
    """Unchanged but for rounding: an entry moved by h and back may differ in its last digit."""
    if isinstance(before, np.ndarray):
        return (
            isinstance(after, np.ndarray)
            and (before.dtype, before.shape) == (after.dtype, after.shape)
            and np.allclose(before, after, rtol=1e-9, atol=1e-12)
        )
    if type(before) is not type(after):
        return False
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(map(same, before, after))
    return before is after or before == after


def _in_one_sentence(problem):
    if isinstance(problem, RecursionError):
        return "It calls itself without end (RecursionError)."
    if isinstance(problem, TooSlow):
        return str(problem)
    if isinstance(problem, NotImplementedError):
        return "It is not written yet."
    if isinstance(problem, SystemExit):
        return "It calls exit(), which would end the notebook. Return a value instead."
    # Jupyter's own error has no module that could be imported everywhere.
    if isinstance(problem, EOFError) or type(problem).__name__ == "StdinNotImplementedError":
        return "It waits for input(), which nobody can answer here. Use its parameters instead."
    try:
        message = str(problem).strip().partition("\n")[0][:300]
    except Exception:
        message = ""
    name = type(problem).__name__
    return f"It stopped with an error. {name}: {message}" if message else f"It stopped with {name}."


def _students_line(problem):
    """``line 3: return A.T @ delta``: the last line of the student's code that was running."""
    if isinstance(problem, RecursionError):
        return ""
    for frame, number in reversed(list(traceback.walk_tb(problem.__traceback__))):
        file = frame.f_code.co_filename
        text = linecache.getline(file, number).strip()
        if text and not os.path.abspath(file).startswith(tuple(NOT_THE_STUDENTS)):
            return f"line {number}: {text}"
    return ""

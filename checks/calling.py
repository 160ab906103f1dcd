"""Call the student's function once, and keep whatever happens from reaching anybody else."""

import contextlib
import io
import linecache
import os
import sysconfig
import traceback
import warnings
from dataclasses import dataclass, field

import numpy as np

from checks.time_limit import TooSlow

PRINT_LIMIT = 2_000  # characters kept of what the function prints

# Files in here are not the student's own: this package, installed packages, Python itself.
NOT_THEIRS = tuple(
    os.path.abspath(path) + os.sep
    for path in (
        os.path.dirname(__file__),
        os.path.join(os.path.dirname(os.path.dirname(__file__)), "backprop"),
        sysconfig.get_path("purelib"),
        sysconfig.get_path("stdlib"),
    )
)


@dataclass(frozen=True)
class Attempt:
    """What came of one call: a returned value, or an error in one sentence."""

    returned: object = None
    error: str = ""
    line: str = ""
    printed: str = ""
    warned: tuple = field(default=())
    changed: str = ""


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
        more = f"\n… and {self.dropped:,} more characters" if self.dropped else ""
        return self.kept.rstrip() + more


def attempt(function, inputs):
    """Call ``function(*inputs.values())`` on copies; an interrupt by the user still interrupts."""
    copies = fresh(inputs)
    printed = _FirstCharacters()
    returned, error, line = None, "", ""
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
        except BaseException as problem:  # exit() in a student's function is theirs, not ours
            error, line = _in_one_sentence(problem), _own_line(problem)
    return Attempt(
        returned=returned,
        error=error,
        line=line,
        printed=printed.text(),
        warned=tuple(dict.fromkeys(str(warning.message) for warning in warned)),
        changed=", ".join(name for name in inputs if not same(inputs[name], copies[name])),
    )


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
        said = str(problem).strip().partition("\n")[0][:300]
    except Exception:
        said = ""
    name = type(problem).__name__
    return f"It stopped with an error. {name}: {said}" if said else f"It stopped with {name}."


def _own_line(problem):
    """``line 3: return A.T @ delta``: the last line of the student's own that was running."""
    if isinstance(problem, RecursionError):
        return ""
    for frame, number in reversed(list(traceback.walk_tb(problem.__traceback__))):
        file = frame.f_code.co_filename
        text = linecache.getline(file, number).strip()
        if text and not os.path.abspath(file).startswith(NOT_THEIRS):
            return f"line {number}: {text}"
    return ""

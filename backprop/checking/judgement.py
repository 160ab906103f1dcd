"""Decide about a function: what it returned in each case against what was expected."""

from typing import NamedTuple

import numpy as np

from backprop.checking.attempt import Attempt
from backprop.checking.comparison import Difference, compare


class Entry(NamedTuple):
    """One array of the answer: its output, its place in a per-layer list, its name."""

    output: str
    index: int | None
    length: int | None
    label: str
    expected: object
    received: object


class CaseResult(NamedTuple):
    """One case: the first thing wrong with it, if any, and how far off the rest is at most."""

    case: object
    attempt: Attempt
    difference: Difference | None = None
    error: float = 0.0
    followed: str = ""

    @property
    def passed(self):
        return not (self.attempt.error or self.attempt.changed or self.difference)


def judge_case(exercise, case, attempt, group=None):
    """The verdict on one call of the student's function."""
    if attempt.error or attempt.changed:
        return CaseResult(case, attempt)
    expected = exercise.reference(**case.inputs)
    try:
        wanted = list(_counted(exercise, group, entries(exercise, expected, attempt.returned)))
    except WrongStructure as problem:
        return CaseResult(case, attempt, Difference("structure", "", str(problem)))
    largest, followed = 0.0, ""
    following = _following(exercise, case, attempt)
    for entry in wanted:
        difference, error = compare(entry.expected, entry.received, entry.label, exercise.tolerance)
        if difference and difference.kind == "value" and entry.label in following:
            own, _ = compare(
                following[entry.label], entry.received, entry.label, exercise.tolerance
            )
            if own is None:
                difference, error, followed = None, 0.0, entry.output
        if difference:
            return CaseResult(case, attempt, difference, error)
        largest = max(largest, error)
    return CaseResult(case, attempt, None, largest, followed)


class WrongStructure(Exception):
    """The answer has not the parts that it should have; the message says so in a sentence."""


def entries(exercise, expected, received):
    """Pair every expected array with the received one, through tuples and per-layer lists."""
    if received is None or received is Ellipsis:
        raise WrongStructure("It returns nothing (None) yet. The last line has to be a return.")
    names = exercise.outputs
    if len(names) == 1:
        expected, received = (expected,), (received,)
    elif not isinstance(received, tuple | list) or len(received) != len(names):
        raise WrongStructure(
            f"It should return {len(names)} things, {', '.join(names)}; "
            f"it returns {_kind(received)}."
        )
    for name, want, got in zip(names, expected, received, strict=True):
        if isinstance(want, list):
            yield from _list_entries(name, want, got)
        else:
            yield Entry(name, None, None, name, want, got)


def _list_entries(name, want, got):
    if not isinstance(got, list | tuple | np.ndarray):
        raise WrongStructure(f"{name} should be a list of {len(want)}; it is {_kind(got)}.")
    if len(got) != len(want):
        raise WrongStructure(f"{name} should have {len(want)} entries; it has {len(got)}.")
    for i, (one, other) in enumerate(zip(want, got, strict=True)):
        if not isinstance(one, tuple):
            yield Entry(name, i, len(want), f"{name}[{i}]", one, other)
            continue
        if not isinstance(other, tuple | list) or len(other) < 2:
            raise WrongStructure(f"{name}[{i}] should be a Layer; it is {_kind(other)}.")
        yield Entry(name, i, len(want), f"{name}[{i}].W", one[0], other[0])
        yield Entry(name, i, len(want), f"{name}[{i}].b", one[1], other[1])


def _counted(exercise, group, found):
    for entry in found:
        if exercise.counts(group, entry.output, entry.index, entry.length):
            yield entry


def _following(exercise, case, attempt):
    """What each array should be if the student's own earlier outputs were right, by label."""
    if exercise.follows is None:
        return {}
    try:
        right = list(entries(exercise, exercise.reference(**case.inputs), attempt.returned))
        if not all(_says_something(e) for e in right if e.output == exercise.outputs[0]):
            return {}
        expected = exercise.follows(case.inputs, attempt.returned)
        return {e.label: e.expected for e in entries(exercise, expected, attempt.returned)}
    except (WrongStructure, TypeError, ValueError, IndexError):
        return {}


def _says_something(entry):
    """What follows from a delta of zeros, of one constant or of another shape earns nothing."""
    received, expected = np.asarray(entry.received, dtype=float), np.asarray(entry.expected)
    return (
        received.shape == expected.shape
        and np.isfinite(received).all()
        and np.all((received != 0) | (expected == 0))
        and (received.size == 1 or np.ptp(received) > 0)
    )


def _kind(value):
    if isinstance(value, tuple | list):
        return f"{len(value)}"
    if isinstance(value, np.ndarray):
        return "one array"
    return f"a {type(value).__name__}"

"""Decide about a function: what it returned in each case against what was expected."""

from typing import NamedTuple

import numpy as np

from checks.calling import Attempt
from checks.comparing import Difference, as_numbers, compare
from checks.verdict import with_article


class Entry(NamedTuple):
    """One array of the answer: its output, its place in a per-layer list, its name."""

    output: str
    index: int | None
    length: int | None
    label: str
    expected: object
    received: object


class CaseResult(NamedTuple):
    """One case: the first thing wrong with it, if any, and how far off the rest is at most.

    ``wrong`` is the entry that the difference is in. It expects what would have been right after
    the student's own earlier outputs.
    """

    case: object
    attempt: Attempt
    difference: Difference | None = None
    error: float = 0.0
    followed: tuple = ()
    wrong: Entry | None = None

    @property
    def passed(self):
        return not (self.attempt.error or self.attempt.changed or self.difference)


def judge_case(exercise, case, attempt, group=None):
    """The verdict on one call of the student's function."""
    if attempt.error or attempt.changed:
        return CaseResult(case, attempt)
    expected = exercise.reference(**case.inputs)
    try:
        wanted = in_order(exercise, entries(exercise, expected, attempt.returned, group))
    except WrongStructure as problem:
        return CaseResult(case, attempt, Difference("structure", "", str(problem)))
    largest, followed = 0.0, []
    following = _following(exercise, case, attempt)
    for entry in wanted:
        difference, error = compare(entry.expected, entry.received, entry.label, exercise.tolerance)
        if difference and entry.label in following:
            entry = entry._replace(expected=following[entry.label])
            if agree(exercise, entry) and difference.kind == "value":
                difference, error = None, 0.0
                followed.append(entry.output)
        if difference:
            return CaseResult(case, attempt, difference, error, wrong=entry)
        largest = max(largest, error)
    return CaseResult(case, attempt, None, largest, tuple(followed))


def agree(exercise, entry):
    """Whether the entry is as expected."""
    return compare(entry.expected, entry.received, entry.label, exercise.tolerance)[0] is None


def in_order(exercise, found):
    """Entries in the order in which they are computed: the signal runs from the last layer back."""
    order = exercise.computed or exercise.outputs

    def place(entry):
        backward = entry.output in ("deltas", "dWs", "dbs")
        return order.index(entry.output), -entry.index if backward else entry.index or 0

    return sorted(found, key=place)


class WrongStructure(Exception):
    """The answer has not the parts that it should have; the message says so in a sentence."""


def entries(exercise, expected, received, group=None):
    """Pair each expected array of the group with the received one, also in per-layer lists."""
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
        if not exercise.counts(group, name):
            continue
        if isinstance(want, list):
            found = _list_entries(name, want, got)
        else:
            found = [Entry(name, None, None, name, want, got)]
        yield from (one for one in found if exercise.counts(group, name, one.index, one.length))


def _list_entries(name, want, got):
    if not isinstance(got, list | tuple | np.ndarray) or _is_0d(got):
        raise WrongStructure(f"{name} should be a list of {len(want)}; it is {_kind(got)}.")
    if len(got) != len(want):
        raise WrongStructure(f"{name} should have {len(want)} entries; it has {len(got)}.")
    for i, (one, other) in enumerate(zip(want, got, strict=True)):
        if not isinstance(one, tuple):
            yield Entry(name, i, len(want), f"{name}[{i}]", one, other)
            continue
        if not isinstance(other, tuple | list) or len(other) < 2:
            raise WrongStructure(f"{name}[{i}] should be a Layer; it is {_kind(other)}.")
        if len(other) > 2 and isinstance(other[2], str) and other[2] != one[2]:
            raise WrongStructure(
                f'{name}[{i}] has become a {other[2]} layer: keep its activation, "{one[2]}".'
            )
        yield Entry(name, i, len(want), f"{name}[{i}].W", one[0], other[0])
        yield Entry(name, i, len(want), f"{name}[{i}].b", one[1], other[1])


def _following(exercise, case, attempt):
    """What each array should be if the student's own earlier outputs were right, by label."""
    if not can_be_followed(exercise, case, attempt):
        return {}
    try:
        expected = exercise.follows(case.inputs, attempt.returned)
        return {e.label: e.expected for e in entries(exercise, expected, attempt.returned)}
    except (WrongStructure, TypeError, ValueError, IndexError):
        return {}


def can_be_followed(exercise, case, attempt):
    """Whether the first output, right or wrong, is such that others may be made of it."""
    if exercise.follows is None:
        return False
    try:
        right = list(entries(exercise, exercise.reference(**case.inputs), attempt.returned))
        return all(_says_something(e) for e in right if e.output == exercise.outputs[0])
    except WrongStructure:
        return False


def _says_something(entry):
    """What follows from a delta of zeros, of one constant or of another shape earns nothing."""
    received, problem = as_numbers(entry.received)
    expected = np.asarray(entry.expected)
    return (
        not problem
        and received.shape == expected.shape
        and np.isfinite(received).all()
        and np.all((received != 0) | (expected == 0))
        and (received.size == 1 or np.ptp(received) > 0)
    )


def _is_0d(value):
    return isinstance(value, np.ndarray) and value.ndim == 0


def _kind(value):
    if isinstance(value, tuple | list):
        return f"{len(value)}"
    if isinstance(value, np.ndarray):
        return "one number" if _is_0d(value) else "one array"
    return with_article(type(value).__name__)

"""Judge a function: what it returned in each case, against what was expected."""

from typing import NamedTuple

import numpy as np

from checks.call import Call
from checks.comparing import Difference, as_numbers, compare, compare_exactly, with_article
from checks.exercise import Case, Exercise


class Entry(NamedTuple):
    """One array of the answer: its output, its index in a per-layer list, its name."""

    output: str
    index: int | None
    length: int | None
    label: str
    expected: object
    received: object


class CaseResult(NamedTuple):
    """One case: what was expected, the first difference if any, the largest error of the rest.

    ``wrong`` is the entry with the difference. Its ``expected`` is what would have been right after
    the student's own earlier outputs. ``followed`` are outputs that are right only in this sense.
    """

    case: Case
    call: Call
    expected: object
    difference: Difference | None = None
    error: float = 0.0
    followed: tuple = ()
    wrong: Entry | None = None

    @property
    def passed(self):
        return not (self.call.error or self.call.changed or self.difference)


def judge(exercise: Exercise, cases: list, calls: list, group=None) -> list[CaseResult]:
    """The result of each case of a check. The answer is right if all of them have passed."""
    return [
        judge_call(exercise, case, call, group) for case, call in zip(cases, calls, strict=True)
    ]


def judge_call(exercise, case, call, group=None):
    """The result of one call of the student's function."""
    return judge_against(exercise.reference(**case.inputs), exercise, case, call, group)


def judge_against(expected, exercise, case, call, group=None):
    """As :func:`judge_call`, with the expected value at hand."""
    if call.error or call.changed:
        return CaseResult(case, call, expected)
    try:
        in_order = in_order_of_computing(
            exercise, entries(exercise, expected, call.returned, group)
        )
    except WrongStructure as problem:
        return CaseResult(case, call, expected, Difference("structure", "", str(problem)))
    largest, followed = 0.0, []
    following = _following(exercise, case, expected, call)
    for entry in in_order:
        difference, error = difference_of(exercise, entry)
        if difference and entry.label in following:
            entry = entry._replace(expected=following[entry.label])
            if agree(exercise, entry) and difference.kind == "value":
                difference, error = None, 0.0
                followed.append(entry.output)
        if difference:
            return CaseResult(case, call, expected, difference, error, wrong=entry)
        largest = max(largest, error)
    return CaseResult(case, call, expected, None, largest, tuple(followed))


def difference_of(exercise, entry):
    """(the first difference between expected and received or None, the largest relative error)."""
    if exercise.exact:
        return compare_exactly(entry.expected, entry.received, entry.label)
    return compare(entry.expected, entry.received, entry.label, exercise.tolerance)


def agree(exercise, entry):
    """Whether the entry is as expected."""
    return difference_of(exercise, entry)[0] is None


def in_order_of_computing(exercise, all_entries):
    """The entries as they are computed, which is not always the order in which they return."""

    def turn(entry):
        index = entry.index or 0
        return exercise.order.index(entry.output), -index if is_last_first(
            exercise, entry
        ) else index

    return sorted(all_entries, key=turn)


def is_last_first(exercise, entry):
    """Whether the entry is one of a list that is computed from its last entry back."""
    return entry.output in exercise.last_first and entry.index is not None


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
    for name, due, returned in zip(names, expected, received, strict=True):
        if not exercise.counts(group, name):
            continue
        if isinstance(due, list) and not exercise.exact:
            of_output = _list_entries(name, due, returned)
        else:
            of_output = [Entry(name, None, None, name, due, returned)]
        for entry in of_output:
            if exercise.counts(group, name, entry.index, entry.length):
                yield entry


def _list_entries(name, due, returned):
    if not isinstance(returned, list | tuple | np.ndarray) or _is_0d(returned):
        raise WrongStructure(f"{name} should be a list of {len(due)}; it is {_kind(returned)}.")
    if len(returned) != len(due):
        raise WrongStructure(f"{name} should have {len(due)} entries; it has {len(returned)}.")
    for i, (expected, received) in enumerate(zip(due, returned, strict=True)):
        if hasattr(expected, "_fields"):
            for field, *values in _fields(f"{name}[{i}]", expected, received):
                yield Entry(name, i, len(due), f"{name}[{i}].{field}", *values)
        else:
            yield Entry(name, i, len(due), f"{name}[{i}]", expected, received)


def _fields(label, expected, received):
    """(name, expected, received) of each array in a named tuple. Its texts have to be the same."""
    arrays = [field for field in expected._fields if not isinstance(getattr(expected, field), str)]
    if not isinstance(received, tuple | list) or len(received) < len(arrays):
        kind = type(expected).__name__
        raise WrongStructure(f"{label} should be {with_article(kind)}; it is {_kind(received)}.")
    values = zip(expected._fields, expected, received, strict=False)
    for field, due, returned in values:
        if field in arrays:
            yield field, due, returned
        elif isinstance(returned, str) and returned != due:
            kind = type(expected).__name__.lower()
            raise WrongStructure(
                f'{label} has become a {returned} {kind}: keep its {field}, "{due}".'
            )


def _following(exercise, case, expected, call):
    """What each array should be if the student's own earlier outputs were right, by label."""
    if not can_be_followed(exercise, expected, call):
        return {}
    try:
        following = exercise.follows(case.inputs, call.returned)
        return {e.label: e.expected for e in entries(exercise, following, call.returned)}
    except (WrongStructure, TypeError, ValueError, IndexError):
        return {}


def can_be_followed(exercise, expected, call):
    """Whether the first output, right or wrong, is such that others can be computed from it."""
    if exercise.follows is None:
        return False
    try:
        first_entries = [
            entry
            for entry in entries(exercise, expected, call.returned)
            if entry.output == exercise.outputs[0]
        ]
    except WrongStructure:
        return False
    return all(map(_says_something, first_entries))


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

"""The cases of one check, and what a wrong way of the exercise would have given in each."""

import re

import numpy as np

from checks.calling import Attempt
from checks.comparing import as_numbers
from checks.judging import (
    WrongStructure,
    agree,
    can_be_followed,
    entries,
    in_order,
    judge_case,
)

CASES = 2  # that have to agree
BOTH = ("expected", "received")
# Sizes that do not chain, from what NumPy says about a product.
MISMATCHES = (
    re.compile(r"\(size (?P<right>\d+) is different from (?P<left>\d+)\)"),
    re.compile(r"not aligned: (?P<left>\d+) \(dim \d\) != (?P<right>\d+) \(dim \d\)"),
    re.compile(r"broadcast together with shapes (?P<left>\([\d,]*\)) (?P<right>\([\d,]*\))"),
)


class Evidence:
    """What a check of a function found, and how well an explanation fits it.

    ``failed`` are the cases in which the first mistake shows. Where it does not, a later one may be
    the first to be seen: those are ``later``.
    """

    def __init__(self, exercise, failed, passed, group):
        self.exercise, self.group = exercise, group
        stages = [self._stage(result) for result in failed]
        first = min(filter(None, stages), default=None)
        self.failed = [one for one, at in zip(failed, stages, strict=True) if at in (None, first)]
        self.later = [
            one for one, at in zip(failed, stages, strict=True) if at not in (None, first)
        ]
        self.passed = passed
        self._tried, self._owns = {}, {}

    def _stage(self, result):
        """When it goes wrong, in the order of computing: by output, hidden layers apart.

        None where it comes to nothing that could be compared.
        """
        if result.wrong is None:
            return None
        order = self.exercise.computed or self.exercise.outputs
        entry = result.wrong
        hidden = entry.output == "deltas" and entry.index < entry.length - 1
        return order.index(entry.output), hidden

    def all_have_an_entry(self):
        return all(result.wrong is not None for result in self.failed) and len(self.failed) >= CASES

    def enough(self):
        """An array of zeros agrees with much."""
        return sum(np.any(np.asarray(one.wrong.expected)) for one in self.failed) >= CASES

    def right(self, result):
        return self.exercise.reference(**result.case.inputs)

    def entries(self, expected, result):
        found = entries(self.exercise, expected, result.attempt.returned, self.group)
        return in_order(self.exercise, found)

    def _own(self, result):
        """The student's own first output, right or wrong, if others may be made of it."""
        if id(result) not in self._owns:
            own = None
            if can_be_followed(self.exercise, result.case, result.attempt):
                own = result.attempt.returned[0]
                several = isinstance(own, list | tuple) and self.exercise.outputs[0] == "deltas"
                own = [np.array(x, float) for x in own] if several else np.array(own, float)
            self._owns[id(result)] = own
        return self._owns[id(result)]

    def _try(self, way, result):
        """The wrong way in this case, with what follows made of the student's own first output."""
        key = way, id(result)
        if key not in self._tried:
            own = self._own(result)
            options = {} if own is None else {"own": own}
            try:
                self._tried[key] = Attempt(way(*result.case.inputs.values(), **options))
            except (ValueError, IndexError) as problem:  # shapes that do not fit
                self._tried[key] = Attempt(error=str(problem) or "error")
        return self._tried[key]

    def predicted(self, way, result):
        """What the wrong way has where the student's answer goes wrong first."""
        tried = self._try(way, result)
        if tried.error:
            return None
        try:
            same = (e for e in self.entries(tried.returned, result))
            entry = next(e for e in same if e.label == result.wrong.label)
        except (WrongStructure, StopIteration):
            return None
        return np.asarray(entry.expected, dtype=float)

    def explains(self, way, turn):
        """How many entries it explains; 0 if some case contradicts."""
        explained, agreeing = 0, 0
        for result in (*self.failed, *self.later, *self.passed):
            count = self.agrees(way, result, turn)
            if count is None:
                return 0
            explained += count
            agreeing += count > 0 and any(result is one for one in self.failed)
        return explained if agreeing >= CASES else 0

    def agrees(self, way, result, turn):
        """How many entries agree, 0 if that says nothing; None for a contradiction."""
        tried = self._try(way, result)
        if tried.error or result.attempt.error:
            sizes = mismatch(tried.error)
            return 1 if sizes and sizes == mismatch(result.attempt.error) else None
        if result.wrong is None and not result.passed:
            return self._agrees_in_structure(tried, result)
        try:
            predicted = self.entries(tried.returned, result)
        except WrongStructure:
            return None
        count, until = 0, result.wrong.label if result.wrong else None
        for entry in predicted:
            if turn:
                right = np.asarray(entry.expected)
                turned = turn.of(right, samples(result.case))
                entry = entry._replace(expected=turned if until in (None, entry.label) else right)
            said = self._agree(entry)
            if until == entry.label and any(result is one for one in self.later):
                return 0
            if not said and (until or not result.wrong):
                return None
            if until == entry.label:
                until = None
                if not np.any(entry.expected):
                    return 0
            count += said
        return count

    def _agrees_in_structure(self, tried, result):
        if not result.difference or result.difference.kind != "structure":
            return None
        also = judge_case(self.exercise, result.case, tried, self.group).difference
        return 1 if also and also.sentence == result.difference.sentence else None

    def _agree(self, entry):
        """As :func:`agree`, and what is not finite has to be so in the same places."""
        array, problem = as_numbers(entry.received)
        expected = np.asarray(entry.expected, dtype=float)
        finite = np.isfinite(expected)
        if problem or finite.all() or array.shape != expected.shape:
            return agree(self.exercise, entry)
        if not np.array_equal(finite, np.isfinite(array)):
            return False
        zeroed = (np.where(finite, one, 0.0) for one in (expected, array))
        return agree(self.exercise, entry._replace(**dict(zip(BOTH, zeroed, strict=True))))

    def first_and_following(self):
        """The first quantity that goes wrong, and the outputs that only follow from it."""
        first = self.failed[0].wrong
        if first is None:
            return "", ()
        found = {}
        for result in (*self.failed, *self.later):
            for output, fits in self._consequences(result):
                found[output] = fits and found.get(output, output != first.output)
        return first.label, tuple(output for output, fits in found.items() if fits)

    def _consequences(self, result):
        """(output, whether it fits the student's own first one) of all that is wrong in it."""
        if self._own(result) is None:
            return
        returned = result.attempt.returned
        right = entries(self.exercise, self.right(result), returned)
        following = self.exercise.follows(result.case.inputs, returned)
        for one, other in zip(right, entries(self.exercise, following, returned), strict=True):
            if not agree(self.exercise, one):
                yield one.output, agree(self.exercise, other)


def mismatch(error):
    """Which sizes did not chain, or "" if that was not the error."""
    for pattern in MISMATCHES:
        if found := pattern.search(error):
            return found["left"], found["right"]
    return ""


def samples(case):
    """The number of samples in it."""
    names = ("A", "A_prev", "delta", "Z", "T")
    return next((len(case.inputs[name]) for name in names if name in case.inputs), 1)

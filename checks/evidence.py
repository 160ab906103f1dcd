"""The cases of one check, and what a wrong way of the exercise would have given in each."""

import re

import numpy as np

from checks.call import Call
from checks.comparing import as_numbers
from checks.judging import (
    WrongStructure,
    agree,
    can_be_followed,
    entries,
    in_order_of_computing,
    is_last_first,
    judge_against,
)

CASES = 2  # that have to agree
# Sizes that do not chain, from what NumPy says about a product.
MISMATCHES = (
    re.compile(r"\(size (?P<right>\d+) is different from (?P<left>\d+)\)"),
    re.compile(r"not aligned: (?P<left>\d+) \(dim \d\) != (?P<right>\d+) \(dim \d\)"),
    re.compile(r"broadcast together with shapes (?P<left>\([\d,]*\)) (?P<right>\([\d,]*\))"),
)


class Evidence:
    """What a check of a function found, and how well an explanation fits it.

    ``failed`` are the cases in which the first mistake shows. Where it does not show, a later
    mistake may be the first to be seen: those cases are ``later``.
    """

    def __init__(self, exercise, failed, passed, group):
        self.exercise, self.group = exercise, group
        stages = [self._stage(result) for result in failed]
        first = min(filter(None, stages), default=None)
        shows = [stage in (None, first) for stage in stages]
        self.failed = [result for result, first in zip(failed, shows, strict=True) if first]
        self.later = [result for result, first in zip(failed, shows, strict=True) if not first]
        self.passed = passed
        self._calls, self._first_outputs = {}, {}

    def _stage(self, result):
        """When the first difference arises in the order of computing: (output, is it hidden?).

        None if the call failed before it returned arrays.
        """
        entry = result.wrong
        if entry is None:
            return None
        is_hidden = is_last_first(self.exercise, entry) and entry.index < entry.length - 1
        return self.exercise.order.index(entry.output), is_hidden

    def all_have_an_entry(self):
        """Whether every failed case has an array that can be compared, in at least CASES cases."""
        return all(result.wrong is not None for result in self.failed) and len(self.failed) >= CASES

    def has_telling_cases(self):
        """Whether CASES failures have a right answer that is not all zeros, which fit anything."""
        return sum(_is_telling(result.wrong.expected) for result in self.failed) >= CASES

    def entries(self, expected, result):
        """The entries of a result, with other expected values, in the order of computing."""
        of_group = entries(self.exercise, expected, result.call.returned, self.group)
        return in_order_of_computing(self.exercise, of_group)

    def _students_first_output(self, result):
        """The student's own first output, right or wrong, if others can be computed from it."""
        if id(result) not in self._first_outputs:
            output = None
            if can_be_followed(self.exercise, result.expected, result.call):
                output = result.call.returned[0]
                if isinstance(result.expected[0], list):
                    output = [np.array(array, float) for array in output]
                else:
                    output = np.array(output, float)
            self._first_outputs[id(result)] = output
        return self._first_outputs[id(result)]

    def _call(self, way, result):
        """The wrong way in this case; what follows is computed from the student's own output."""
        key = way, id(result)
        if key not in self._calls:
            output = self._students_first_output(result)
            options = {} if output is None else {"own": output}
            try:
                self._calls[key] = Call(way(*result.case.inputs.values(), **options))
            except Exception as problem:  # shapes that do not fit, a key that is not there
                self._calls[key] = Call(error=str(problem) or "error")
        return self._calls[key]

    def explains(self, way):
        """How many entries the wrong way predicts correctly; 0 if some case contradicts it."""
        predicted, agreeing = 0, 0
        for result in (*self.failed, *self.later, *self.passed):
            count = self.agrees(way, result)
            if count is None:
                return 0
            predicted += count
            agreeing += count > 0 and any(result is failed for failed in self.failed)
        return predicted if agreeing >= CASES else 0

    def agrees(self, way, result):
        """Entries that ``way`` predicts correctly; 0: no evidence, None: this case contradicts."""
        call = self._call(way, result)
        if call.error or result.call.error:
            sizes = mismatch(call.error)
            return 1 if sizes and sizes == mismatch(result.call.error) else None
        if result.wrong is None and not result.passed:
            return self._agrees_in_structure(call, result)
        try:
            predicted = self.entries(call.returned, result)
        except WrongStructure:
            return None
        labels = [entry.label for entry in predicted]
        if result.passed or result.wrong.label not in labels:
            return len(predicted) if all(map(self._agree, predicted)) else None
        first_wrong = labels.index(result.wrong.label)
        if not all(map(self._agree, predicted[:first_wrong])):
            return None
        if any(result is later for later in self.later):
            return 0
        if not self._agree(predicted[first_wrong]):
            return None
        if not _is_telling(predicted[first_wrong].expected):
            return 0
        return first_wrong + 1 + sum(map(self._agree, predicted[first_wrong + 1 :]))

    def _agrees_in_structure(self, call, result):
        if not result.difference or result.difference.kind != "structure":
            return None
        judged = judge_against(result.expected, self.exercise, result.case, call, self.group)
        return (
            1
            if judged.difference and judged.difference.sentence == result.difference.sentence
            else None
        )

    def _agree(self, entry):
        """As :func:`agree`, and infinities and NaN have to stand in the same places."""
        if self.exercise.exact:
            return agree(self.exercise, entry)
        array, problem = as_numbers(entry.received)
        expected = np.asarray(entry.expected, dtype=float)
        finite = np.isfinite(expected)
        if problem or finite.all() or array.shape != expected.shape:
            return agree(self.exercise, entry)
        if not np.array_equal(finite, np.isfinite(array)):
            return False
        both = {"expected": expected, "received": array}
        zeroed = {name: np.where(finite, values, 0.0) for name, values in both.items()}
        return agree(self.exercise, entry._replace(**zeroed))

    def first_and_following(self):
        """The first quantity that goes wrong, and the outputs that only follow from it."""
        first = self.failed[0].wrong
        if first is None:
            return "", ()
        follows = {}
        for result in (*self.failed, *self.later):
            for output, fits in self._consequences(result):
                follows[output] = fits and follows.get(output, output != first.output)
        return first.label, tuple(output for output, fits in follows.items() if fits)

    def _consequences(self, result):
        """(output, whether it fits the student's first output) of everything that is wrong."""
        if self._students_first_output(result) is None:
            return
        returned = result.call.returned
        right = entries(self.exercise, result.expected, returned)
        expected = self.exercise.follows(result.case.inputs, returned)
        following = entries(self.exercise, expected, returned)
        for right_entry, following_entry in zip(right, following, strict=True):
            if not agree(self.exercise, right_entry):
                yield right_entry.output, agree(self.exercise, following_entry)


def _is_telling(expected):
    """Whether a value says more than an array of zeros, which agrees with almost anything."""
    array, no_numbers = as_numbers(expected)
    return bool(no_numbers or np.any(array))


def mismatch(error):
    """Which sizes did not chain, or "" if that was not the error."""
    for pattern in MISMATCHES:
        if sizes := pattern.search(error):
            return sizes["left"], sizes["right"]
    return ""

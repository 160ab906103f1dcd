"""Two witnesses besides the formula: a central difference and a complex step of the loss itself.

They know nothing of the chain rule, so when they agree with an answer it is not because somebody
made the same mistake twice.
"""

import numpy as np

from backprop.numerical_gradient import central_difference, complex_step
from checks.judging import WrongStructure, entries

CASES = 2  # that are tried: a witness calls the loss once or twice for each entry of an array
WITNESSES = {"central difference": central_difference, "complex step": complex_step}


def witnesses(exercise, results, group=None):
    """A sentence about both witnesses, or "" if there are none for this exercise."""
    distances = agreement(exercise, results, group)
    if not distances:
        return ""
    agreeing = " and ".join(f"a {name} ({distances[name]:.0e})" for name in WITNESSES)
    return f"{agreeing} of the loss agree; they know no chain rule."


def agreement(exercise, results, group=None):
    """The largest distance of each witness from the answer: ``{"central difference": 3e-10, …}``.

    Measured against the largest entry of each array, as differences are no better than that.
    """
    if exercise.witness is None:
        return {}
    smooth = [result for result in results if result.case.smooth and not result.followed]
    return {
        name: max(
            (_distance(exercise, result, group, gradient_of) for result in smooth[:CASES]),
            default=0.0,
        )
        for name, gradient_of in WITNESSES.items()
    }


def _distance(exercise, result, group, gradient_of):
    expected = exercise.witness(result.case, gradient_of)
    try:
        return max(
            np.max(np.abs(entry.expected - np.asarray(entry.received)))
            / (np.max(np.abs(entry.expected)) or 1.0)
            for entry in entries(exercise, expected, result.call.returned, group)
        )
    except (WrongStructure, ValueError):  # an np.matrix keeps a dimension that the witness lacks
        return 0.0

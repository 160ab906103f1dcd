"""Mistakes that any formula can be made with: parameters mixed up, turned round, left out."""

from inspect import signature
from itertools import permutations

import numpy as np

from checks.misconception import Misconception

PARTS = (0, slice(1), slice(1, None), slice(-1))


def mixed_up(formula, names, section):
    """Misconceptions about the arrays of these ``names`` among the formula's parameters."""
    names = names.split()

    def changed(change):
        """The formula, given its inputs after ``change(inputs)``."""
        parameters = list(signature(formula).parameters)

        def way(*given):
            inputs = dict(zip(parameters, given, strict=True))
            return formula(**inputs | change(inputs))

        return way

    def exchanged(p, q):
        return changed(lambda inputs: {p: inputs[q], q: inputs[p]})

    def in_its_place(p, q):
        return changed(lambda inputs: {p: inputs[q]})

    def turned(p):
        return changed(lambda inputs: {p: np.transpose(inputs[p])})

    def cut(p, part):
        return changed(lambda inputs: {p: inputs[p][part]})

    def without(p, instead):
        return changed(lambda inputs: {p: instead(inputs[p])})

    pairs = list(permutations(names, 2))
    found = []
    if pairs:
        swaps = [exchanged(p, q) for p, q in pairs if p < q]
        found.append(
            Misconception(
                "two parameters mixed up",
                (*(in_its_place(p, q) for p, q in pairs), *swaps),
                belief="The parameters' names are clear without looking.",
                nudge="Say for each parameter what it stands for. Is each where it belongs?",
                pointer=f"One of {', '.join(names)} stands where another belongs.",
                section=section,
            )
        )
    return (
        *found,
        Misconception(
            "an input turned round",
            tuple(turned(p) for p in names),
            belief="A transpose here or there does not matter as long as it runs.",
            nudge="Write the shape under each array of your formula. Which one is turned round?",
            pointer=f"Look at each .T, and at each place of {' and '.join(names)} without one.",
            section=section,
        ),
        Misconception(
            "part of an input left out",
            tuple(cut(p, part) for p in names for part in PARTS),
            belief="An index or a slice takes all that is needed.",
            nudge="How many rows come in, and how many of them does your formula use?",
            pointer=f"Look at each index, slice and range that {' or '.join(names)} goes through.",
            section=section,
        ),
        Misconception(
            "a parameter without effect",
            tuple(without(p, ones) for p in names for ones in (np.ones_like, np.zeros_like)),
            belief="The answer depends on fewer things than there are parameters.",
            nudge="Which of the parameters can change without changing your answer?",
            pointer=f"Go through {', '.join(names)}: where does each come in?",
            section=section,
        ),
    )

"""An exercise: everything about one function that the student writes, in one place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from inspect import signature
from typing import NamedTuple
from zlib import crc32

import numpy as np


class Case(NamedTuple):
    """One set of inputs that the student's function is called with.

    ``inputs`` are passed by position, in order. ``context`` holds what only the witness needs.
    A case that is not ``smooth`` (a relu exactly at its kink) has no numerical gradient.
    """

    name: str
    kind: str
    inputs: dict
    context: dict = {}
    smooth: bool = True


class Group(NamedTuple):
    """A part of an exercise with points of its own: some kinds of case, or some of the outputs.

    ``outputs`` maps the name of an output to the slice of its per-layer list that counts;
    None means all outputs.
    """

    points: int
    kinds: tuple = ()
    outputs: dict | None = None


@dataclass(frozen=True)
class Exercise:
    """What is asked, how it is tested, what it is worth and what helps.

    - ``draw(rng)`` yields the cases; at least two random ones of every kind.
    - ``reference(**inputs)`` is the right answer, by formula.
    - ``exact``: the results are compared exactly, not as floats within ``tolerance``.
    - ``use(answer, *inputs)`` is how an answer is used that is not itself the function to call,
      such as a class. It runs beside the student's code, so it must not show the reference.
    - ``witness(case, gradient_of)`` is the right answer again, by a numerical gradient of the
      loss instead of the formula: ``gradient_of(f, x)``. It may leave outputs out (None).
    - ``follows(inputs, received)`` is what the answer should be if the student's own earlier
      outputs were right; so that one mistake costs points once.
    - ``computed`` are the outputs in the order in which they are made, where that is not the order
      in which they are returned: the first wrong one is the one to look at.
    - ``last_first``: outputs that are lists with one entry a layer, computed from the last to the
      first.
    - ``samples_in``: the input whose rows are the samples.
    - ``hints`` say what to look at, by the name of the output that is wrong.
    - ``see_it(exercise, results)`` is code that shows where it goes wrong, or "".
    - ``gives_away``: modules of the course, besides the reference's, that hold the answer.
    """

    name: str
    lesson: str
    task: str
    outputs: tuple
    groups: dict
    draw: Callable[[np.random.Generator], Iterator[Case]]
    reference: Callable
    exact: bool = False
    use: Callable | None = None
    witness: Callable | None = None
    follows: Callable | None = None
    tolerance: float = 1e-9
    computed: tuple = ()
    last_first: tuple = ()
    samples_in: str = ""
    hints: dict = field(default_factory=dict)
    see_it: Callable | None = None
    gives_away: tuple = ()

    @property
    def order(self):
        """The outputs in the order in which they are computed."""
        return self.computed or self.outputs

    @property
    def signature(self):
        """The function as the student defines it, e.g. ``mean_squared_error(A, T)``."""
        return f"{self.name}({', '.join(signature(self.reference).parameters)})"

    @property
    def points(self):
        return sum(group.points for group in self.groups.values())

    def cases(self, group=None, seed=0):
        """The cases of one group (or of all), always the same for the same seed."""
        rng = np.random.default_rng([seed, crc32(self.name.encode())])
        kinds = self.groups[group].kinds if group else ()
        return [case for case in self.draw(rng) if not kinds or case.kind in kinds]

    def function(self, answer):
        """What is called with a case's inputs to try an answer."""
        return partial(self.use, answer) if self.use else answer

    def samples(self, case):
        """The number of samples in a case."""
        return len(case.inputs[self.samples_in]) if self.samples_in else 1

    def counts(self, group, output, index=None, length=None):
        """Whether this output (and this entry of its per-layer list) belongs to the group."""
        outputs = self.groups[group].outputs if group else None
        if outputs is None:
            return True
        if output not in outputs:
            return False
        return index is None or index in range(length)[outputs[output]]

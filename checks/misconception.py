"""A misconception: a wrong way to write an exercise, and what helps a student who wrote it."""

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Section:
    """Where something is taught: a cell of a lesson, and the heading above that cell."""

    lesson: str
    cell: str
    heading: str


@dataclass(frozen=True)
class Misconception:
    """Somebody who thinks ``belief`` writes one of the ``wrong`` ways.

    ``wrong`` is a function with the exercise's own parameters, or several that mean the same. What
    helps comes in two stages: ``nudge`` asks, ``pointer`` says where to look; neither gives the
    line away. A ``convention`` is right elsewhere, and said to be so.
    """

    name: str
    wrong: Callable | tuple
    belief: str
    nudge: str
    pointer: str
    section: Section
    convention: bool = False

    @property
    def ways(self):
        return self.wrong if isinstance(self.wrong, tuple) else (self.wrong,)

    def inside(self, whole, where=""):
        """The same mistake in a larger exercise; ``whole(way)`` is that exercise with it inside."""
        return replace(self, name=self.name + where, wrong=tuple(map(whole, self.ways)))

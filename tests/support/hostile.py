"""The corpus: one attack a file in ``tests/hostile/attacks/``, named for it, and what comes of it.

A file sets ``ATTACK``. Its code goes into cells of the solved lesson 01_loss, or ``make`` writes
the submission. In the code, ``@COURSE@``, ``@CANARY@``, ``@FOLDER@``, ``@PORT@``, ``@PID@`` and
``@SOCKET@`` are replaced by things that an escape would reach: see :class:`Canaries`. An attack
that reaches one of them prints ESCAPED, or changes it.
"""

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from classroom import answered

LOSS, GRADIENT, NUMERICAL = (
    "mean_squared_error",
    "mean_squared_error_gradient",
    "numerical_gradient",
)
WORTH = {LOSS: 5, GRADIENT: 6, NUMERICAL: 6, "what_it_updates": 2, "makes_sense": 1}  # in order
ALL = sum(WORTH.values())
IN_THE_MIDDLE = "try_numerical"  # an ungraded cell
BEFORE_IT = WORTH[LOSS] + WORTH[GRADIENT]  # points that are earned by then
FILES = sorted((Path(__file__).parents[1] / "hostile" / "attacks").glob("*.py"))


@dataclass(frozen=True)
class Attack:
    """``points``: what it still earns. ``status``: what ``grader autograde`` says of it.

    ``cells``: sources by cell id. ``make(notebook, folder, canaries)`` returns what goes into the
    notebook's file, or None if it has filled the folder itself. ``notes``: words in a line that the
    instructor sees. ``student``: an id of its own instead of the file's name. ``plain``: points
    from plain nbgrader where it gives up a submission that ``grader autograde`` can still read.
    ``waits``: it is ended by a limit of time, though its status is another.
    """

    points: float
    cells: dict = field(default_factory=dict)
    status: str = "graded"
    notes: str = ""
    make: Callable | None = None
    student: str = ""
    plain: float | None = None
    waits: bool = False

    @property
    def endless(self):
        """Whether a limit of time ends it, which it would reach on any machine."""
        return self.waits or self.status == "timeout"

    @property
    def plain_points(self):
        return self.points if self.plain is None else self.plain

    def hand_in(self, course, student, canaries):
        sources = {cell: canaries.named_in(source) for cell, source in self.cells.items()}
        notebook = answered(sources)
        if self.make:
            course.folder(student).mkdir(parents=True)
            notebook = self.make(notebook, course.folder(student), canaries)
        if notebook is not None:
            course.hand_in(student, notebook)


def forges(source, **more):
    """A wrong answer to the second exercise, made to look right: it loses just its own points."""
    return Attack(**{"points": ALL - WORTH[GRADIENT], "cells": {GRADIENT: source}} | more)


def tries(source, **more):
    """Something beside right answers, which are paid as they should be."""
    return Attack(**{"points": ALL, "cells": {IN_THE_MIDDLE: source}} | more)


def breaks(source, status, **more):
    """It ends the kernel in the middle: what had been judged before keeps its points."""
    return tries(source, **{"status": status, "points": BEFORE_IT} | more)


def attacks():
    """Every attack, by the id of the student who hands it in."""
    found = {}
    for path in FILES:
        spec = importlib.util.spec_from_file_location(f"attack_{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found[module.ATTACK.student or path.stem] = module.ATTACK
    return found


def streams(notebook):
    """All that the notebook's cells have printed."""
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    return "".join("".join(one["text"]) for one in outputs if one["output_type"] == "stream")

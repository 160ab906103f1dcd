"""Everything that the lessons ask, by the name that ``check`` knows it by.

An exercise belongs to the course as soon as its module stands in this folder and names it in
``EXERCISES``, or in ``QUESTIONS`` if it is not a function to write.
"""

from importlib import import_module
from pkgutil import iter_modules

_MODULES = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]


def _all_of(kind):
    """In the lessons' order."""
    asked = [exercise for module in _MODULES for exercise in getattr(module, kind, ())]
    return {exercise.name: exercise for exercise in sorted(asked, key=lambda e: e.lesson)}


EXERCISES = _all_of("EXERCISES")
QUESTIONS = _all_of("QUESTIONS")
ALL = EXERCISES | QUESTIONS

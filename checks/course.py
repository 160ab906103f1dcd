"""A course: everything that the engine and the grader are told about its subject, in one object."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from unittest.mock import patch

from checks.exercise import Exercise
from checks.site import Site
from checks.value_types import CannotBeSent, ValueTypes


class CourseError(ValueError):
    """The course is not in order; the message names what is wrong and what to change."""


class Course:
    """What a course is made of.

    - ``package``: the package that the lessons import.
    - ``exercises``: :class:`~checks.exercise.Exercise` for each function that a student writes.
    - ``questions``: what is asked besides: :class:`~checks.question.Question`,
      :class:`~checks.sorting.Sorting`, :class:`~checks.sorting.Ordering`.
    - ``misconceptions``: tables ``{exercise's name: misconceptions}``, the surest table first. An
      exercise may be missing in them.
    - ``value_types``: the functions and named tuples among the exercises' inputs.
    - ``never_while_graded``: modules, with all that is in them, that never stand beside a student's
      code while it is graded, such as the exercises. ``"module:function"`` takes away one function.
      References need not be listed: :meth:`solutions` finds them.
    - ``stand_ins``: packages of pictures, whose functions do nothing while grading.
    - ``confirmed_by(exercise, results, group)``: a sentence about independent evidence that a right
      answer is right, or "".
    - ``site``: what the web pages say besides the lessons, for ``grader site``.

    ``exercises`` and ``questions`` are dicts by name afterwards, and ``asked`` is both. Lessons
    come in the order of their names.
    """

    def __init__(
        self,
        package: str = "",
        exercises: Iterable[Exercise] = (),
        questions: Iterable = (),
        misconceptions: Iterable[dict] = (),
        value_types: ValueTypes | None = None,
        never_while_graded: Iterable[str] = (),
        stand_ins: Iterable[str] = (),
        confirmed_by: Callable = lambda exercise, results, group: "",
        site: Site | None = None,
    ):
        self.package = package
        self.exercises = {exercise.name: exercise for exercise in exercises}
        self.questions = {question.name: question for question in questions}
        self.asked = self.exercises | self.questions
        self.lessons = sorted({asked.lesson for asked in self.asked.values()})
        self.misconceptions = tuple(misconceptions)
        self.value_types = value_types or ValueTypes("")
        self.never_while_graded = tuple(never_while_graded)
        self.stand_ins = tuple(stand_ins)
        self.confirmed_by = confirmed_by
        self.site = site or Site()

    def first_lesson(self, names: Iterable[str]) -> str | None:
        """The earliest lesson that asks one of these exercises and questions."""
        return min((self.asked[name].lesson for name in names if name in self.asked), default=None)

    def solutions(self, lesson: str | None) -> set[str]:
        """The modules that hold a reference of this lesson or a later one; without a lesson, none.

        What students wrote in earlier lessons they may import from the course.
        """
        return {
            module
            for exercise in self.exercises.values()
            if lesson is not None and exercise.lesson >= lesson
            for module in (exercise.reference.__module__, *exercise.gives_away)
        }

    def without_solutions(self, lesson):
        """Until the ``with`` ends, the package's functions lack what grading takes away."""
        package = import_module(self.package)
        modules = self.solutions(lesson)
        functions = {
            name: absent(name, self.package)
            for name, value in vars(package).items()
            if getattr(value, "__module__", "") in modules and not isinstance(value, type)
        }
        return patch.multiple(package, **functions) if functions else patch.dict({}, {})

    def refuse_what_cannot_be_graded(self):
        """Raise :class:`CourseError` for an exercise that would fail only while it is graded."""
        for exercise in self.exercises.values():
            for case in exercise.cases():
                try:
                    self.value_types.write_inputs(case.inputs)
                except CannotBeSent as problem:
                    raise CourseError(
                        f"Exercise {exercise.name}, case “{case.name}”: {problem}"
                    ) from None
            if exercise.use and exercise.use.__module__ in self.solutions(exercise.lesson):
                raise CourseError(
                    f"Exercise {exercise.name}: its function `use` stands in "
                    f"{exercise.use.__module__}, a module that is taken away while grading. "
                    "Move it to a module without a reference."
                )


def absent(name, package):
    """A function that says that it is not there while it would answer an exercise."""

    def function(*arguments, **options):
        raise RuntimeError(not_there(name, package))

    return function


def not_there(name, package):
    """What a function of a withheld module says instead of doing its work."""
    return f"{name} of {package} is not there while this is graded: use your own."


@cache
def load(address: str) -> Course:
    """The course at an address such as ``"backprop.course:COURSE"``; for "", an empty course."""
    if not address:
        return Course()
    module, _, name = address.partition(":")
    return getattr(import_module(module), name)

"""What a lesson may not have: it would be graded otherwise than its author meant."""

import importlib
import importlib.util
from difflib import get_close_matches

from checks.course import Course
from grader.build.source_notebook import SourceNotebook
from grader.configuration import CommandError
from grader.judge.asked import Asked, check_calls
from grader.sandbox.course_package import imported


def refuse_lesson(course: Course, lesson: str, notebooks: list[SourceNotebook]):
    """Raise :class:`CommandError` for a cell that cannot be graded as meant, naming the cell."""
    earlier_calls = {}
    for notebook in notebooks:
        for cell in notebook.cells:
            name = notebook.cell_name(cell)
            reason = _wrong_import(course, cell)
            for call in check_calls(cell) if course.asked else ():
                reason = reason or _wrong_check(course, lesson, call, earlier_calls)
                earlier_calls[call] = name
            if reason:
                raise CommandError(f"{notebook.name}, {name}: {reason}")


def _wrong_check(course, lesson, call: Asked, earlier_calls: dict[Asked, str]):
    if call.exercise not in course.asked:
        close = get_close_matches(str(call.exercise), course.asked, n=1)
        hint = f' Did you mean "{close[0]}"?' if close else ""
        return f'the course has no exercise "{call.exercise}".{hint}'
    exercise = course.asked[call.exercise]
    if call.group not in (None, *exercise.groups):
        groups = ", ".join(f'"{group}"' for group in exercise.groups)
        return f'"{call.exercise}" has no group "{call.group}", only {groups}.'
    if exercise.lesson != lesson:
        return (
            f'"{call.exercise}" is an exercise of {exercise.lesson}. '
            "In another lesson its solution may be imported while it is graded."
        )
    for earlier, cell_name in earlier_calls.items():
        same_group = None in (call.group, earlier.group) or call.group == earlier.group
        if call.exercise == earlier.exercise and same_group:
            return f'{cell_name} asks for "{call.exercise}" too: its points would count twice.'
    return ""


def _wrong_import(course, cell):
    if cell.cell_type != "code" or not course.package:
        return ""
    for name in sorted(imported(cell.source, course.package)):
        if any(f"{name}.".startswith(f"{absent}.") for absent in course.never_while_graded):
            return f"it imports {name}, which is never there while a lesson is graded."
        if not _exists(name, course.stand_ins):
            return f"it imports {name}, which {course.package} does not have."
    return ""


def _exists(name, stand_ins):
    """Whether a package has this module, or a module of it this name."""
    if name.endswith(".*") or any(f"{name}.".startswith(f"{package}.") for package in stand_ins):
        return True
    module, _, attribute = name.rpartition(".")
    try:
        return bool(importlib.util.find_spec(name)) or _has(module, attribute)
    except ModuleNotFoundError:  # of the modules around it
        return _has(module, attribute)


def _has(module, attribute):
    try:
        return hasattr(importlib.import_module(module), attribute)
    except ImportError:
        return False

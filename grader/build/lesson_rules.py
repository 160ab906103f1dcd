"""What a lesson may not have: it would be graded otherwise than its author meant."""

from difflib import get_close_matches
from pkgutil import resolve_name

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
    if cell.cell_type != "code":
        return ""
    for name in sorted(imported(cell.source, course.package)):
        if _is_in(name, course.never_while_graded):
            return f"it imports {name}, which is never there while a lesson is graded."
        # What stands in for pictures is made from them: no need to import these here.
        if not _is_in(name, course.stand_ins) and not _exists(name.removesuffix(".*")):
            return f"it imports {name}, which {course.package} does not have."
    return ""


def _is_in(name, modules):
    return any(f"{name}.".startswith(f"{module}.") for module in modules)


def _exists(name):
    """Whether this is a module, or something in one."""
    try:
        resolve_name(name)
    except (ImportError, AttributeError):
        return False
    return True

"""What a graded cell asks for, read from its text."""

import ast
from typing import NamedTuple

from checks.course import Course


class Asked(NamedTuple):
    """What a graded cell asks for, as in ``check("output_delta", output_delta, group="batch")``."""

    exercise: str
    group: str | None


def asked(course: Course, cell) -> Asked | None:
    """What a graded cell asks for; None if it has no ``check``, only nbgrader's kind of test."""
    calls = check_calls(cell)
    return next((call for call in calls if call.exercise in course.asked), None)


def check_calls(cell) -> list[Asked]:
    """What the calls of ``check`` in a graded cell name, whether or not the course has it."""
    if cell.cell_type != "code" or not cell.metadata.get("nbgrader", {}).get("grade"):
        return []
    try:
        body = ast.parse(cell.source).body
    except (SyntaxError, ValueError):
        return []
    calls = [statement.value for statement in body if isinstance(statement, ast.Expr)]
    return [_named_in(call) for call in calls if _is_check(call)]


def _is_check(call):
    if not isinstance(call, ast.Call) or len(call.args) != 2:
        return False
    return getattr(call.func, "id", "") == "check" and isinstance(call.args[0], ast.Constant)


def _named_in(call):
    groups = [word.value for word in call.keywords if word.arg == "group"]
    group = getattr(groups[0], "value", None) if groups else None
    return Asked(call.args[0].value, group)

"""What a graded cell asks for, read from its text."""

import ast
from typing import NamedTuple


class Asked(NamedTuple):
    """What a graded cell asks for, as in ``check("output_delta", output_delta, group="batch")``."""

    exercise: str
    group: str | None


def asked(course, cell) -> Asked | None:
    """What a graded cell asks for; None if it has no ``check``, only nbgrader's kind of test."""
    if cell.cell_type != "code" or not cell.metadata.get("nbgrader", {}).get("grade"):
        return None
    try:
        body = ast.parse(cell.source).body
    except (SyntaxError, ValueError):
        return None
    for statement in body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            call = statement.value
            if getattr(call.func, "id", "") == "check" and len(call.args) == 2:
                name = getattr(call.args[0], "value", None)
                groups = [word.value for word in call.keywords if word.arg == "group"]
                group = getattr(groups[0], "value", None) if groups else None
                if name in course.asked:
                    return Asked(name, group)
    return None

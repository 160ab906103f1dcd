"""Which inputs a submitted notebook's functions are called with, while it is graded.

They depend on the secret, on whose notebook it is and on every cell of it, and on nothing else: a
notebook that was changed gets new ones, so nothing can be learned by heart; one that is graded
again gets the same.
"""

import ast
import hashlib
import hmac
import json
from typing import NamedTuple

from backprop.exercises import ALL, EXERCISES
from checks.value_types import write_inputs


class Asked(NamedTuple):
    """What a graded cell asks for, as in ``check("output_delta", output_delta, group="batch")``."""

    exercise: str
    group: str | None


def asked(cell):
    """What a graded cell asks for; None if it does not call ``check``, and is nbgrader's own."""
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
                if name in ALL:
                    return Asked(name, group)
    return None


class Inputs:
    """The cases of one submitted notebook."""

    def __init__(self, key, assignment, notebook):
        cells = [(cell.cell_type, cell.source) for cell in notebook.cells]
        whole = json.dumps([assignment, cells]).encode()
        self.digest = hashlib.sha256(whole).hexdigest()
        self._key = key
        calls = filter(None, map(asked, notebook.cells))
        self.exercises = list(dict.fromkeys(call.exercise for call in calls))

    def cases(self, exercise, group=None):
        """The cases of an exercise, or of one of its groups."""
        about = f"{self.digest} {exercise}".encode()
        seed = int.from_bytes(hmac.digest(self._key, about, "sha256"))
        return EXERCISES[exercise].cases(group, seed)

    def for_kernel(self):
        """What the kernel gets, as JSON: inputs, and nothing about what is expected of them."""
        return {name: self._for_kernel(name) for name in self.exercises if name in EXERCISES}

    def _for_kernel(self, name):
        cases = self.cases(name)
        groups = EXERCISES[name].groups.items()
        return {
            "cases": [write_inputs(case.inputs) for case in cases],
            "groups": {
                group: [i for i, case in enumerate(cases) if case.kind in (kinds or case.kind)]
                for group, (_, kinds, _) in groups
            },
        }

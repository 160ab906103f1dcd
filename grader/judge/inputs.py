"""Which inputs a submitted notebook's functions are called with, while it is graded.

They depend on the secret, on whose notebook it is and on every cell of it, and on nothing else: a
notebook that was changed gets new ones, so nothing can be learned by heart; one that is graded
again gets the same.
"""

import hashlib
import hmac
import json

from checks.course import Course
from checks.reporting import inputs_for
from grader.judge.asked import asked


class Inputs:
    """The cases of one submitted notebook."""

    def __init__(self, course: Course, key: bytes, assignment: str, notebook):
        cells = [(cell.cell_type, cell.source) for cell in notebook.cells]
        self.digest = hashlib.sha256(json.dumps([assignment, cells]).encode()).hexdigest()
        self.course, self._key = course, key
        calls = filter(None, (asked(course, cell) for cell in notebook.cells))
        self.asked = list(dict.fromkeys(call.exercise for call in calls))

    def cases(self, exercise, group=None):
        """The cases of an exercise, or of one of its groups."""
        about = f"{self.digest} {exercise}".encode()
        seed = int.from_bytes(hmac.digest(self._key, about, "sha256"))
        return self.course.exercises[exercise].cases(group, seed)

    def for_kernel(self):
        """What the kernel gets, as JSON: inputs, and nothing about what is expected of them."""
        return inputs_for(self.course, self.asked, self.cases)

"""The engine of a course: it calls what a student wrote, compares the result and explains it.

The engine knows no subject. A course hands in its exercises, questions and misconceptions as a
:class:`checks.course.Course`.
"""

from checks.check import check_for
from checks.verdict import CheckFailed, Verdict

__all__ = ["CheckFailed", "Verdict", "check_for"]

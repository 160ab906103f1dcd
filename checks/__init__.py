"""The engine of a course: it calls what the student wrote, compares, and says what came out.

It knows no subject. A course hands in its exercises, questions and mistakes.
"""

from checks.check import check
from checks.verdict import CheckFailed, Verdict

__all__ = ["CheckFailed", "Verdict", "check"]

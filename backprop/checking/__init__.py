"""Run what the student wrote, compare it, and say what came out."""

from backprop.checking.check import check
from backprop.checking.verdict import CheckFailed, Verdict

__all__ = ["CheckFailed", "Verdict", "check"]

"""``grader build``: from the lessons as they are written to those that students open."""

from grader.build.folders import build, check

__all__ = ["build", "check"]

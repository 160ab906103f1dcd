"""nbgrader export plugins: one class a file."""

from grader.exporters.safe_csv import SafeCsv

__all__ = ["SafeCsv"]

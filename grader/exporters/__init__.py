"""nbgrader export plugins: one class a file."""

from grader.exporters.canvas_csv import CanvasCsv
from grader.exporters.moodle_csv import MoodleCsv
from grader.exporters.safe_csv import SafeCsv

__all__ = ["CanvasCsv", "MoodleCsv", "SafeCsv"]

"""nbgrader export plugins: one class a file."""

from grader.gradebook.exporters.canvas_csv import CanvasCsv
from grader.gradebook.exporters.moodle_csv import MoodleCsv
from grader.gradebook.exporters.safe_csv import SafeCsv

__all__ = ["CanvasCsv", "MoodleCsv", "SafeCsv"]

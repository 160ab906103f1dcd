"""Points stand in the course's exercises; from there they are written wherever they are read."""

import re
from pathlib import Path

from checks.course import Course
from grader.build.source_notebook import SourceNotebook
from grader.judge.asked import asked

# The end of a lesson's first cell, as in "About 30 minutes, 20 points."
END_OF_TITLE = re.compile(r"[\d.]+(?= points?\.?\s*\Z)")
TABLE = re.compile(r"(?<=<!-- lessons -->\n).*?(?=<!-- end of lessons -->)", re.S)
ROW = re.compile(r"^\| `(.+?)` \| (.*) \| [\d.]+ \|$", re.M)
HEAD = "| lesson | you write | points |\n|---|---|---|\n"


def write_points(course: Course, notebook: SourceNotebook):
    """Give each graded ``check`` the points of what it asks for. Other cells keep theirs."""
    for cell in notebook.cells:
        if call := asked(course, cell):
            exercise = course.asked[call.exercise]
            group = exercise.groups[call.group] if call.group else exercise
            cell.metadata.nbgrader.points = group.points


def update_title(course: Course, notebook: SourceNotebook):
    """Name the points of all cells where the first cell ends with a number of points."""
    if any(asked(course, cell) for cell in notebook.cells):
        title = notebook.cells[0]
        title.source = END_OF_TITLE.sub(f"{notebook.points:g}", title.source)


def update_readme(path: Path, points: dict[str, float], titles: dict[str, str]):
    """Bring the table of lessons up to date, if there is one; its middle column is the author's.

    A lesson that is new in the table is described by its title.
    """
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if not TABLE.search(text):
        return
    described = titles | dict(ROW.findall(text))
    rows = [f"| `{lesson}` | {described[lesson]} | {points[lesson]:g} |\n" for lesson in points]
    path.write_text(TABLE.sub(lambda _: HEAD + "".join(rows), text), encoding="utf-8")

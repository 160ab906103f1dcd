"""``grader report``: a class at a glance, from the gradebook and the records of grading."""

from grader.configuration import CommandError, course_config
from grader.report.files import write_csv, write_json
from grader.report.page import write_html
from grader.report.reading import read_class
from grader.report.summary import Summary, summarise

WRITERS = {"html": write_html, "csv": write_csv, "json": write_json}


def report(root, assignments=()) -> Summary:
    """The summary of a course's class."""
    return summarise(read_class(course_config(root), root, assignments))


def write(kind, path, summary):
    """``kind`` is one of :data:`WRITERS`."""
    try:
        WRITERS[kind](path, summary)
    except OSError as problem:
        raise CommandError(f"{path} cannot be written: {problem.strerror}.") from None

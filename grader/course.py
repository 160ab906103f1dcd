"""Which course is graded: ``c.Grader.course`` in nbgrader_config.py."""

from functools import cache

from traitlets import Unicode
from traitlets.config import Config, Configurable

from checks.course import Course, CourseError, load
from grader.configuration import CommandError


class Grader(Configurable):
    """``c.Grader.course`` in nbgrader_config.py."""

    course = Unicode(
        help='Where the course is, such as "backprop.course:COURSE"; "" for one without `check`.'
    ).tag(config=True)


def course_of(config: Config) -> Course:
    """The course that is graded."""
    return _checked_course(Grader(config=config).course)


@cache
def _checked_course(address):
    try:
        course = load(address)
        course.refuse_what_cannot_be_graded()
    except CourseError as problem:
        raise CommandError(f"{address} cannot be graded. {problem}") from None
    except (ImportError, AttributeError, ValueError) as problem:
        raise CommandError(
            f'c.Grader.course in nbgrader_config.py is "{address}", which cannot be imported: '
            f"{problem}."
        ) from None
    return course

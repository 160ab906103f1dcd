"""What has become of a file. Every one ends with exactly one of these."""

from dataclasses import dataclass
from enum import StrEnum

from grader.collect import entry_name


class Fate(StrEnum):
    NEW = "new"
    NEWER = "newer"  # it has taken the place of an older one, which is kept
    SAME = "same"  # it is there already
    EARLIER = "earlier"  # it is there already, and was handed in earlier than was known
    OLDER = "older"  # a newer one counts
    LEFT_OUT = "left out"  # not a submission
    REFUSED = "refused"  # a person has to look


@dataclass(frozen=True)
class Outcome:
    """``time`` in UTC, as nbgrader writes it; ``note`` is for a person."""

    fate: Fate
    file: str
    archive: str
    student: str = ""
    assignment: str = ""
    time: str = ""
    note: str = ""

    @property
    def is_settled(self):
        return self.fate is not Fate.REFUSED


def outcome(entry, fate, note, attempt=None):
    names = entry_name.shown(entry.name), entry_name.shown(entry.archive)
    more = (attempt.student, attempt.notebook.lesson, f"{attempt.time} UTC") if attempt else ()
    return Outcome(fate, *names, *more, note=note)

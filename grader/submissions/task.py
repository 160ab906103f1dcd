"""One submission on its way to a worker and back: plain data, nothing that has to be looked up.

A worker has no database, no course folder and no secret. What it needs comes with the
:class:`Task`, what it finds out goes back as a :class:`Result`.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from traitlets.config import Config

from grader.submissions.status import Status


class OriginalCell(NamedTuple):
    """A cell that the lesson's source has a name for, with the metadata it should have."""

    name: str
    cell_type: str
    source: str
    metadata: dict


class Original(NamedTuple):
    """A notebook as the lesson's source has it: its cells by name, and what its text says."""

    cells: dict
    texts: frozenset


@dataclass(frozen=True)
class Lesson:
    """What all submissions of an assignment have in common."""

    assignment: str
    notebooks: dict  # an Original by its name
    files: dict  # bytes by relative name: what is given beside the notebooks
    config: Config


@dataclass(frozen=True)
class Task:
    """``notebooks``: what was handed in under each name, its bytes or why they are refused."""

    student: str
    lesson: Lesson
    notebooks: dict
    files: dict  # bytes by relative name: what was handed in beside the notebooks
    key: bytes  # for this submission's inputs

    @property
    def is_work(self):
        """Whether there is anything in it to look at."""
        return any(isinstance(content, bytes) for content in self.notebooks.values())


@dataclass
class Judged:
    """A notebook that was run and judged."""

    text: str
    grades: dict  # points of each graded cell by name; None: a person has to look
    comments: dict
    record: dict  # see grader.judge.audit


@dataclass
class Result:
    """What came of it. ``refusals`` stand for notebooks that could not be read."""

    status: Status = Status.GRADED
    notes: list = field(default_factory=list)
    refusals: list = field(default_factory=list)
    notebooks: dict = field(default_factory=dict)
    new_files: dict = field(default_factory=dict)  # written by the notebooks beside themselves

    def add(self, other):
        """What came of another notebook; the first thing that went wrong counts."""
        if self.status is Status.GRADED:
            self.status = other.status
        self.notes += other.notes
        self.notebooks |= other.notebooks
        self.new_files |= other.new_files

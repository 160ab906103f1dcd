"""One submission on its way to a worker, and its results on their way back: plain data.

A worker has no database, no course folder and no secret. All that it needs comes with the
:class:`Task`; its results go back in the :class:`Result`.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from traitlets.config import Config

from grader.submissions.notebook import Refused
from grader.submissions.status import Status


class SourceCell(NamedTuple):
    """A named cell of an assignment's source, with the nbgrader metadata that it should have."""

    name: str
    cell_type: str
    source: str
    metadata: dict


class SourceNotebook(NamedTuple):
    """A notebook of an assignment's source: its named cells, and the text of each of its cells."""

    cells: dict[str, SourceCell]
    texts: frozenset[str]

    def sources(self):
        """The source of every cell: those of the folder, and those that the gradebook keeps."""
        return self.texts | {cell.source for cell in self.cells.values()}


@dataclass(frozen=True)
class SourceAssignment:
    """What all submissions of an assignment have in common."""

    name: str
    notebooks: dict[str, SourceNotebook]
    files: dict[Path, bytes]  # given beside the notebooks, by relative name
    config: Config


@dataclass(frozen=True)
class Task:
    """A submission to be graded."""

    student: str
    source: SourceAssignment
    notebooks: dict[str, bytes | Refused]  # each notebook that the assignment asks for
    files: dict[Path, bytes]  # handed in beside the notebooks, by relative name
    key: bytes  # for the inputs of this submission

    @property
    def has_notebooks(self):
        """Whether there is a notebook to grade."""
        return any(isinstance(content, bytes) for content in self.notebooks.values())


@dataclass(frozen=True)
class JudgedNotebook:
    """One notebook that was run and judged."""

    status: Status
    text: str  # as it belongs in autograded/
    scores: dict[str, float | None]  # of each graded cell; None: a person has to grade it
    comments: dict[str, str]
    record: dict  # see grader.judge.audit
    repairs: list[str]
    new_files: dict[Path, bytes]  # written by the notebook beside itself, by relative name


@dataclass(frozen=True)
class Result:
    """What came of a task. ``refusals`` say why notebooks could not be read."""

    status: Status
    notes: list[str]
    refusals: list[Refused] = field(default_factory=list)
    notebooks: dict[str, JudgedNotebook] = field(default_factory=dict)

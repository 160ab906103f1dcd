"""``resources["grading"]``: what preprocessors need besides the notebook, and their results.

A worker makes the context from its task, and sends back the results. For plain
``nbgrader autograde``, ReadCourse makes it from the course's folders and the gradebook, and
SaveResults saves the results.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from grader.submissions.status import Status
from grader.submissions.task import SourceNotebook


class Execution(NamedTuple):
    """How running the notebook went."""

    status: Status
    reason: str  # why the status is not "graded"
    sandbox: bool
    seconds: float


@dataclass
class GradingContext:
    source: SourceNotebook
    key: bytes  # for the inputs of this submission
    files: dict[Path, bytes]  # beside the notebook while it runs, by relative name
    may_be_forked: bool  # whether a warm parent is worth while, for the notebooks to come

    # Results of SandboxedExecute:
    execution: Execution | None = None
    new_files: dict[Path, bytes] = field(default_factory=dict)  # written by the notebook
    # A result of Judge, see grader.judge.audit:
    record: dict = field(default_factory=dict)
    # Results of NoteGrades, by the names of cells:
    scores: dict[str, float | None] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)

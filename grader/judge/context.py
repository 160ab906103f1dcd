"""``resources["grading"]``: what preprocessors need besides the notebook, and what they find out.

A worker makes the context from its task, and sends back what was found out. For plain
``nbgrader autograde``, ReadCourse makes it from the course's folders and the gradebook, and
SaveResults saves what was found out.
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

    execution: Execution | None = None  # found out by SandboxedExecute
    new_files: dict[Path, bytes] = field(default_factory=dict)  # likewise
    record: dict = field(default_factory=dict)  # by Judge; see grader.judge.audit
    scores: dict[str, float | None] = field(default_factory=dict)  # by NoteGrades
    comments: dict[str, str] = field(default_factory=dict)  # likewise

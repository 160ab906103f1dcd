"""The verdict on one submission, saved in verdicts/ beside the gradebook."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from grader.submissions.atomic_files import write_json
from grader.submissions.status import Status

WITHOUT_SANDBOX = "Graded without the sandbox."  # one of the notes


@dataclass(frozen=True)
class Verdict:
    student: str
    assignment: str
    status: Status
    score: float
    max_score: float
    notes: tuple[str, ...] = ()
    digest: str = ""

    def save(self, root: Path):
        write_json(_path(root, self.student, self.assignment), asdict(self))


def load(root: Path, student: str, assignment: str) -> Verdict | None:
    """The saved verdict, if there is one."""
    try:
        data = json.loads(_path(root, student, assignment).read_text())
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    notes = tuple(data.pop("notes"))
    return Verdict(**data | {"status": Status(data["status"]), "notes": notes})


def exists(root, submission):
    return _path(root, submission.student, submission.assignment).exists()


def _path(root, student, assignment):
    return Path(root) / "verdicts" / assignment / student / "verdict.json"

"""The verdict on one submission, kept beside the gradebook in verdicts/."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from grader.status import Status


@dataclass(frozen=True)
class Verdict:
    student: str
    assignment: str
    status: Status
    score: float
    max_score: float
    notes: tuple = ()
    digest: str = ""

    def save(self, root):
        """Written beside and renamed, so that it is there whole or not at all."""
        path = _path(root, self.student, self.assignment)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".part")
        beside.write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False))
        os.replace(beside, path)


def load(root, student, assignment):
    """The saved verdict, or None."""
    try:
        data = json.loads(_path(root, student, assignment).read_text())
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    notes = tuple(data.pop("notes"))
    return Verdict(**data | {"status": Status(data["status"]), "notes": notes})


def _path(root, student, assignment):
    return Path(root) / "verdicts" / assignment / student / "verdict.json"

"""What is put into a sandbox for one notebook: the lesson's package, inputs, files handed in."""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from grader.sandbox.course_package import stage


@dataclass(frozen=True)
class Job:
    """``inputs``: JSON for :func:`backprop.checking.report.report`; ``files``: paths by name.

    The files are ordinary ones; whoever lists them has left out links and all else. New ones go to
    the folder ``back``.
    """

    assignment: str = ""
    inputs: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    back: Path | None = None

    def write(self, folder):
        """Everything into a folder that the sandbox shows, read-only, to its kernel."""
        (folder / "inputs.json").write_text(json.dumps(self.inputs))
        stage(self.assignment, folder / "course")
        for name, path in self.files.items():
            copy = folder / "files" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy, follow_symlinks=False)
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)

"""What is put into a sandbox for one notebook: the course's package, inputs, files handed in."""

import json
from dataclasses import dataclass, field
from importlib.machinery import all_suffixes


@dataclass(frozen=True)
class Job:
    """What one kernel gets; ``warm``: it may be forked from a parent that stands ready.

    ``package``: (path, text) of each module of the course's package; ``inputs``: JSON for
    :func:`checks.reporting.report`; ``files``: bytes by name.
    """

    package: tuple = ()
    inputs: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    warm: bool = False

    @property
    def may_be_forked(self):
        """A file that can be imported may stand in for a library that a fork has already."""
        endings = tuple(all_suffixes())
        return self.warm and not any(str(name).endswith(endings) for name in self.files)

    def write(self, folder):
        """Everything into a folder that the sandbox shows, read-only, to its kernel."""
        (folder / "inputs.json").write_text(json.dumps(self.inputs))
        (folder / "course").mkdir()
        stage(self.package, folder / "course")
        for name, content in self.files.items():
            copy = folder / "files" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(content)
        readable(folder)


def stage(package: tuple, folder):
    """Write the course's package into a folder on the kernel's path."""
    for path, text in package:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def readable(folder):
    """For the user that the kernel runs as, and nobody may write."""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)

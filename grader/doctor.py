"""``grader doctor``: what this machine has and lacks, and how to get it."""

import importlib.metadata
import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from jupyter_core.paths import jupyter_config_path, jupyter_path
from jupyter_server.extension.config import ExtensionConfigManager
from jupyterlab_server.config import get_federated_extensions
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from rich.console import Console
from rich.text import Text

from grader.configuration import CommandError, course_config
from grader.sandbox import bubblewrap
from grader.terminal import table, text, word

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LAB_EXTENSION = "@jupyter/nbgrader"
SERVER_EXTENSIONS = ("formgrader", "validate_assignment")


class Finding(NamedTuple):
    """The result of looking for one thing."""

    name: str
    is_there: bool
    detail: str
    advice: str = ""  # what to type if it is missing
    is_needed: bool = True  # by every student and grader


def examine(root: Path | None = None) -> list[Finding]:
    """All findings, in the order in which a newcomer would repair things."""
    root = root or Path.cwd()
    findings = [*python_and_packages(), alembic(), *nbgrader_extensions(), sandbox(), browser()]
    return [*findings, *course(root)]


def python_and_packages():
    """Whether Python and the packages have the versions that this distribution asks for."""
    metadata = importlib.metadata.metadata("backprop-course")
    version = ".".join(map(str, sys.version_info[:3]))
    allowed = metadata["Requires-Python"]
    detail = version
    tested = newest_tested(metadata)
    if sys.version_info[:2] > tested:
        detail += f", newer than {tested[0]}.{tested[1]}, the newest that was tested"
    advice = f"make clean setup PYTHON=… (of a version {allowed})"
    yield Finding("Python", version in SpecifierSet(allowed), detail, advice)
    wrong = []
    for line in metadata.get_all("Requires-Dist"):
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            installed = importlib.metadata.version(requirement.name)
        except importlib.metadata.PackageNotFoundError:
            wrong.append(f"{requirement.name} is missing")
            continue
        if installed not in requirement.specifier:
            wrong.append(f"{requirement.name} is {installed}, not {requirement.specifier}")
    yield Finding("packages", not wrong, "; ".join(wrong) or "all in their ranges", "make setup")


def newest_tested(metadata):
    """The newest Python that the distribution's classifiers name, e.g. ``(3, 14)``."""
    versions = [name.rpartition(" :: ")[2] for name in metadata.get_all("Classifier")]
    return max(tuple(map(int, version.split("."))) for version in versions)


def alembic():
    """nbgrader calls it by name to bring a gradebook up to date."""
    path = shutil.which("alembic")
    return Finding("alembic on PATH", bool(path), path or "", "source .venv/bin/activate")


def nbgrader_extensions():
    """Formgrader and the Validate button have an extension of JupyterLab and two of its server."""
    is_there = LAB_EXTENSION in get_federated_extensions(jupyter_path("labextensions"))
    detail = LAB_EXTENSION if is_there else ""
    yield Finding("nbgrader in JupyterLab", is_there, detail, "make clean setup")
    manager = ExtensionConfigManager(read_config_path=jupyter_config_path())
    is_enabled = manager.get_jpserver_extensions()
    for name in SERVER_EXTENSIONS:
        extension = f"nbgrader.server_extensions.{name}"
        yield Finding(
            f"nbgrader's {name}",
            is_enabled.get(extension, False),
            "enabled" if is_enabled.get(extension) else "",
            f"jupyter server extension enable --sys-prefix {extension}",
        )


def sandbox():
    """bubblewrap is run, not only looked for: a container may forbid what it does."""
    try:
        bubblewrap.require()
    except bubblewrap.NoSandbox as problem:
        return Finding(
            "sandbox for grading", False, str(problem), bubblewrap.INSTALL, is_needed=False
        )
    return Finding("sandbox for grading", True, f"{shutil.which('bwrap')}, tried")


def browser():
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    install = "apt-get install" if shutil.which("apt-get") else "install"
    return Finding(
        "Chromium", bool(path), path or "for the tests", f"{install} chromium", is_needed=False
    )


def course(root):
    """Whether the folder is a course with a readable configuration and room to write."""
    if not (root / "nbgrader_config.py").exists():
        advice = "cd to the course's folder"
        yield Finding("a course here", False, str(root), advice, is_needed=False)
        return
    problem = ""
    try:
        course_config(root)
    except CommandError as error:
        problem = str(error)
    yield Finding("nbgrader_config.py", not problem, problem or "readable", "correct that line")
    yield Finding(
        "may write in the course", os.access(root, os.W_OK), str(root), f"chmod u+w {root}"
    )


def show(findings, console=None):
    """A table: what was looked for, whether it is there, and what to type if it is not."""
    console = console or Console()
    rows = []
    for finding in findings:
        sign = Text("✗", "red") if finding.is_needed else Text("–", "yellow")
        if finding.is_there:
            sign = Text("✓", "green")
        advice = "" if finding.is_there else finding.advice
        rows.append((sign, finding.name, finding.detail, advice))
    columns = [word(""), text("what"), text("found"), text("what to do")]
    console.print(table(None, columns, rows))
    missing = [finding.name for finding in findings if finding.is_needed and not finding.is_there]
    console.print(
        f"Missing: {', '.join(missing)}." if missing else "Everything that lessons need is here."
    )

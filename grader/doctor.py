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
from rich.table import Table

from grader.configuration import CommandError, course_config
from grader.sandbox import bubblewrap

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LAB_EXTENSION = "@jupyter/nbgrader"
SERVER_EXTENSIONS = ("formgrader", "validate_assignment")


class Finding(NamedTuple):
    """One thing that was looked for. ``needed`` by every student and grader, or not."""

    what: str
    there: bool
    detail: str
    advice: str = ""
    needed: bool = True


def examine(root=None):
    """Everything, in the order in which a newcomer would mend it."""
    root = root or Path.cwd()
    findings = [*python_and_packages(), alembic(), *nbgrader_extensions(), sandbox(), browser()]
    return [*findings, *course(root)]


def python_and_packages():
    """Python and the packages, against what this distribution asks for."""
    about = importlib.metadata.metadata("backprop-course")
    version = ".".join(map(str, sys.version_info[:3]))
    asked = about["Requires-Python"]
    detail = version
    tested = newest_tested(about)
    if sys.version_info[:2] > tested:
        detail += f", newer than {tested[0]}.{tested[1]}, the newest that was tested"
    advice = f"make clean setup PYTHON=… (of a version {asked})"
    yield Finding("Python", version in SpecifierSet(asked), detail, advice)
    wrong = []
    for text in about.get_all("Requires-Dist"):
        requirement = Requirement(text)
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
    found = shutil.which("alembic")
    return Finding("alembic on PATH", bool(found), found or "", "source .venv/bin/activate")


def nbgrader_extensions():
    """Formgrader and the Validate button: JupyterLab's half and the server's half."""
    here = LAB_EXTENSION in get_federated_extensions(jupyter_path("labextensions"))
    yield Finding("nbgrader in JupyterLab", here, LAB_EXTENSION if here else "", "make clean setup")
    enabled = ExtensionConfigManager(read_config_path=jupyter_config_path())
    known = enabled.get_jpserver_extensions()
    for name in SERVER_EXTENSIONS:
        extension = f"nbgrader.server_extensions.{name}"
        yield Finding(
            f"nbgrader's {name}",
            known.get(extension, False),
            "enabled" if known.get(extension) else "",
            f"jupyter server extension enable --sys-prefix {extension}",
        )


def sandbox():
    """Tried, not only looked for: a container may forbid what bubblewrap does."""
    try:
        bubblewrap.require()
    except bubblewrap.NoSandbox as problem:
        return Finding("sandbox for grading", False, str(problem), bubblewrap.INSTALL, needed=False)
    return Finding("sandbox for grading", True, f"{shutil.which('bwrap')}, tried")


def browser():
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return Finding(
        "Chromium", bool(found), found or "for the tests", _install("chromium"), needed=False
    )


def course(root):
    """The current folder as a course: readable configuration, room to write."""
    if not (root / "nbgrader_config.py").exists():
        yield Finding("a course here", False, str(root), "cd to the course's folder", needed=False)
        return
    problem = ""
    try:
        course_config(root)
    except CommandError as error:
        problem = str(error)
    yield Finding("nbgrader_config.py", not problem, problem or "readable", "mend that line")
    yield Finding(
        "may write in the course", os.access(root, os.W_OK), str(root), f"chmod u+w {root}"
    )


def show(findings, console=None):
    """A table: what, whether it is there, and what to type if not."""
    console = console or Console()
    table = Table("", "what", "found", "what to do")
    for one in findings:
        sign = "[green]✓[/]" if one.there else "[red]✗[/]" if one.needed else "[yellow]–[/]"
        table.add_row(sign, one.what, one.detail, "" if one.there else one.advice)
    console.print(table)
    missing = [one.what for one in findings if one.needed and not one.there]
    console.print(
        f"Missing: {', '.join(missing)}." if missing else "Everything that lessons need is here."
    )


def _install(package):
    return f"apt-get install {package}" if shutil.which("apt-get") else f"install {package}"

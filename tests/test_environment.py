"""environment.yml, pyproject.toml, requirements.lock and the workflow say the same."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from rattler import MatchSpec

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text())
LOCK = (ROOT / "requirements.lock").read_text()
CONDA = [spec for spec in ENVIRONMENT["dependencies"] if isinstance(spec, str)]
PIP = next(spec["pip"] for spec in ENVIRONMENT["dependencies"] if isinstance(spec, dict))


def test_every_direct_dependency_is_there_within_its_range():
    asked = {r.name: r for r in map(Requirement, [*PROJECT["dependencies"], "pytest>=8"])}
    given = {r.name: r for r in map(Requirement, PIP[:-1])}
    assert given.keys() == asked.keys()
    for name, requirement in given.items():
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        assert pin.version in asked[name].specifier
    assert PIP[-1] == "-e ."


def test_versions_are_the_locked_ones():
    for requirement in PIP[:-1]:
        assert re.search(rf"^{re.escape(requirement)}( |$)", LOCK, re.M), requirement


def test_conda_can_read_its_part():
    """A conda solve is not run here: no channel can be reached. Its specifications are parsed."""
    assert [str(MatchSpec(spec).name.normalized) for spec in CONDA] == ["python", "pip"]
    version = CONDA[0].partition("=")[2]
    assert re.fullmatch(r"\d\.\d+", version), "repo2docker reads only python=X.Y"
    assert f"{version}.0" in SpecifierSet(PROJECT["requires-python"])


def test_every_line_gives_its_reason():
    lines = (ROOT / "environment.yml").read_text().splitlines()
    entries = [line for line in lines if re.match(r"\s+- (?!pip:)", line)]
    assert len(entries) == len(CONDA) + len(PIP) + len(ENVIRONMENT["channels"])
    assert not [line for line in entries if not re.search(r"# \w", line)]


def test_the_lock_names_no_registry_and_has_hashes_for_all():
    assert not re.search(r"https?://|^--", LOCK, re.M)
    for entry in re.findall(r"^\S+==.*?(?=^\S|\Z)", LOCK, re.M | re.S):
        assert "--hash=sha256:" in entry


def test_the_workflow_runs_every_python_that_the_project_names():
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text())
    job = workflow["jobs"]["test"]
    named = [name.rpartition(" :: ")[2] for name in PROJECT["classifiers"]]
    assert job["strategy"]["matrix"]["python"] == named
    assert all(f"{version}.0" in SpecifierSet(PROJECT["requires-python"]) for version in named)
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert commands[-3:] == ["make setup", "make lint", "make test"]


@pytest.mark.parametrize(
    ("version", "said", "set_up"),
    [
        ((3, 10), "needs Python 3.11 or newer", False),
        ((3, 11), "", True),
        ((3, 14), "", True),
        ((3, 15), "newer than 3.14", True),
    ],
)
def test_make_refuses_an_old_python_and_warns_of_one_that_was_not_tested(
    tmp_path, version, said, set_up
):
    """With a Python that claims to be of this version, and stops when it should make .venv."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    claims = f"import sys; sys.version_info = ({version[0]}, {version[1]}, 0); exec(sys.argv[1])"
    python = tmp_path / "python"
    python.write_text(
        f'#!/bin/sh\n[ "$1" = -c ] && exec {sys.executable} -c "{claims}" "$2"\nexit 1'
    )
    python.chmod(0o755)
    command = ("make", "setup", f"PYTHON={python}")
    made = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    message = made.stderr if not set_up else made.stdout
    assert said in message
    assert ("is newer than" in message) == (version > (3, 14))
    assert ("Setting up .venv" in made.stdout) == set_up


@pytest.mark.thorough
@pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="environment.yml is for Python 3.11, as its pins are"
)
def test_the_pip_part_installs_in_a_fresh_environment(tmp_path):
    """Installs the list into an empty environment, beside a copy of the project, and imports it."""
    for name in ("backprop", "checks", "grader", "lab"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "list.txt").write_text("\n".join(PIP))

    def uv(*words):
        subprocess.run(["uv", "--quiet", *words], cwd=tmp_path, check=True)

    uv("venv", "--python", sys.executable, "fresh")
    uv("pip", "install", "--python", "fresh", "-r", "list.txt")
    code = (
        "import backprop, checks, grader, nbgrader, jupyterlab, ipywidgets, anywidget, matplotlib"
    )
    subprocess.run([tmp_path / "fresh/bin/python", "-c", code], cwd="/", check=True)

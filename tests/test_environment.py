"""environment.yml, pyproject.toml and requirements.lock say the same."""

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


@pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="environment.yml is for Python 3.11, as its pins are"
)
def test_the_pip_part_installs_in_a_fresh_environment(tmp_path):
    """Installs the list into an empty environment, beside a copy of the project, and imports it."""
    for name in ("backprop", "grader", "lab"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "list.txt").write_text("\n".join(PIP))

    def uv(*words):
        subprocess.run(["uv", "--quiet", *words], cwd=tmp_path, check=True)

    uv("venv", "--python", sys.executable, "fresh")
    uv("pip", "install", "--python", "fresh", "-r", "list.txt")
    code = "import backprop, grader, nbgrader, jupyterlab, ipywidgets, anywidget, matplotlib"
    subprocess.run([tmp_path / "fresh/bin/python", "-c", code], cwd="/", check=True)

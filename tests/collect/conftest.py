"""A course, archives in it, and what ``grader collect-zip`` makes of them."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from archives import MADE, archive

from grader.__main__ import main


@pytest.fixture
def course(make_class, monkeypatch):
    """A new course, which is the current directory. Its clock shows UTC."""
    monkeypatch.setenv("TZ", "UTC")
    made = make_class()
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture
def collect(course, monkeypatch, capsys):
    """``collect(files or a path, roster=text)``: code, outcomes by file, and what was printed."""

    def run(files, *words, roster=None, made=MADE, json_too=True):
        if isinstance(files, dict):
            files = archive(course.root / "submissions.zip", files, made)
        words = [str(files), *words]
        if roster:
            Path("roster.csv").write_text(roster, encoding="utf-8")
            words += ["--roster", "roster.csv"]
        capsys.readouterr()
        code = main(["collect-zip", *words, *["--json"] * json_too])
        said = capsys.readouterr()
        outcomes = json.loads(said.out) if json_too and said.out else []
        by_file = {one["file"]: SimpleNamespace(**one) for one in outcomes}
        return SimpleNamespace(code=code, files=by_file, out=said.out, err=said.err)

    return run

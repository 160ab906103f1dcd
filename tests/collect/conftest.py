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
    course = make_class()
    monkeypatch.chdir(course.root)
    return course


@pytest.fixture
def collect(course, monkeypatch, capsys):
    """``collect(files or a path, roster=text)``: exit code, outcomes by file, and the output."""

    def run(files, *words, roster=None, time=MADE, json_output=True):
        if isinstance(files, dict):
            files = archive(course.root / "submissions.zip", files, time)
        words = [str(files), *words]
        if roster:
            Path("roster.csv").write_text(roster, encoding="utf-8")
            words += ["--roster", "roster.csv"]
        capsys.readouterr()
        code = main(["collect-zip", *words, *["--json"] * json_output])
        printed = capsys.readouterr()
        outcomes = json.loads(printed.out) if json_output and printed.out else []
        by_file = {outcome["file"]: SimpleNamespace(**outcome) for outcome in outcomes}
        return SimpleNamespace(code=code, files=by_file, out=printed.out, err=printed.err)

    return run

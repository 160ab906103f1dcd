"""Made-up classes, and their reports."""

from types import SimpleNamespace

import pytest
from made_up import MadeUp, large_class

from grader.__main__ import main
from grader.report import report


@pytest.fixture(scope="session")
def large(tmp_path_factory):
    """A class of 1000 with six lessons each, and its summary."""
    root = tmp_path_factory.mktemp("large class")
    large_class(root)
    return SimpleNamespace(root=root, summary=report(root))


@pytest.fixture
def course(tmp_path):
    """An empty class."""
    return MadeUp(tmp_path)


@pytest.fixture
def grader(monkeypatch, capsys):
    """``grader(root, *words)``: the command in this process."""

    def run(root, *words):
        monkeypatch.chdir(root)
        code = main(words)
        return SimpleNamespace(code=code, **capsys.readouterr()._asdict())

    return run

"""stepper/, pictures/ and quizzes/ import only themselves and shared/; shared/ imports none."""

import ast
import re

import pytest

from backprop.widgets.shared.bundle import WIDGETS

FOLDERS = ("stepper", "pictures", "quizzes", "shared")


def folders_imported(path):
    """The folders of backprop/widgets/ from which a Python or JavaScript file imports."""
    text = path.read_text()
    if path.suffix == ".py":
        names = [
            f"{node.module}.{name.name}"
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.ImportFrom)
            for name in node.names
        ]
        names += [
            name.name
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Import)
            for name in node.names
        ]
        # Assets are named by their paths: javascript = "stepper/stepper.js".
        assets = re.findall(r'"(\w+)/[\w/.]+\.(?:js|css)"', text)
        return {*re.findall(r"backprop\.widgets\.(\w+)", " ".join(names)), *assets}
    return set(re.findall(r'^import [^;]* from "\.\./(\w+)/', text, re.M))


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_folder_imports_another_but_shared(folder):
    imported = {}
    for path in sorted((WIDGETS / folder).rglob("*.*")):
        if path.suffix in (".py", ".js") and "vendor" not in path.parts:
            imported[path.name] = folders_imported(path) - {folder, "shared"}
    assert imported
    assert {name: others for name, others in imported.items() if others} == {}


def test_every_file_of_a_widget_is_in_one_of_the_folders():
    there = {path.name for path in WIDGETS.iterdir()} - {"__pycache__", "__init__.py"}
    assert there == set(FOLDERS)

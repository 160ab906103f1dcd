"""The copies for Colab and JupyterLite: the lesson, after cells that install its package."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell

from backprop.course import COURSE
from grader.site.installing_copies import write_copies

ROOT = Path(__file__).parents[2]
WHEEL = COURSE.site.wheel


@pytest.fixture
def copy(tmp_path):
    """``copy(address)``: the cells of lesson 1 in its copy."""

    def make(address=""):
        (path,) = write_copies(ROOT, tmp_path / "notebooks", ["01_loss"], COURSE, address)
        return nbformat.read(path, as_version=4).cells

    return make


def test_a_copy_is_two_cells_and_then_the_lesson(copy):
    lesson = nbformat.read(ROOT / "lessons" / "01_loss" / "01_loss.ipynb", as_version=4)
    assert copy()[2:] == lesson.cells


@pytest.mark.parametrize(
    ("address", "package"),
    [
        ("", WHEEL),
        ("https://example.org/course/", f"https://example.org/course/notebooks/{WHEEL}"),
    ],
)
def test_the_package_comes_from_the_sites_address_or_from_a_file(copy, address, package):
    assert f'package = "{package}"' in copy(address)[0].source


def test_outside_colab_and_jupyterlite_the_first_cells_install_nothing(copy, monkeypatch):
    shell = InteractiveShell()
    monkeypatch.setattr(shell, "run_line_magic", lambda *_: pytest.fail("it installs something"))

    def run(cell):
        shell.run_cell(cell.source).raise_error()

    with ThreadPoolExecutor(1) as thread:  # the main thread may have a browser's event loop
        for cell in copy()[:2]:
            thread.submit(run, cell).result()


def test_the_wheel_is_the_one_that_is_asked_for(tmp_path):
    command = ["hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT / "lite", check=True, capture_output=True)
    assert [path.name for path in tmp_path.iterdir()] == [WHEEL]


def test_binder_starts_with_the_settings_of_make_lab():
    command = [ROOT / "start", "printenv", "JUPYTER_CONFIG_PATH"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert (Path(printed.strip()) / "jupyter_lab_config.json").exists()
    assert os.access(ROOT / "start", os.X_OK)

"""A real JupyterLab, started as the README says, and a real Chromium looking at it."""

import shutil
from itertools import count

import pytest
from in_lab import ROOT, Lab, new_notebook, run_all

NUMBERS = count(1)  # of notebooks


@pytest.fixture(scope="session")
def chromium(one_browser):
    return one_browser


@pytest.fixture
def page(chromium):
    page = chromium.new_page(viewport={"width": 1200, "height": 1000})
    yield page
    page.close()


@pytest.fixture(scope="session")
def start_lab(tmp_path_factory):
    """``start_lab(folder)``: JupyterLab on it, all cells in the page, seen or not."""
    running = []

    def start(folder=None):
        running.append(Lab(folder, tmp_path_factory.mktemp("settings")))
        return running[-1]

    yield start
    for lab in running:
        lab.stop()


@pytest.fixture(scope="session")
def solutions_lab(start_lab, tmp_path_factory, chromium):
    """JupyterLab on a copy of solutions/, which the tests may run and save."""
    folder = tmp_path_factory.mktemp("course") / "solutions"
    shutil.copytree(ROOT / "solutions", folder)
    return start_lab(folder)


@pytest.fixture(scope="session")
def lessons_lab(start_lab, chromium):
    """JupyterLab exactly as ``make lab`` opens it."""
    return start_lab()


@pytest.fixture(scope="session")
def scratch_lab(start_lab, tmp_path_factory, chromium):
    """JupyterLab on an empty folder, for notebooks that tests make."""
    return start_lab(tmp_path_factory.mktemp("scratch"))


@pytest.fixture
def run_cells(scratch_lab, page):
    """``run_cells(code, …)``: a new notebook with these cells, opened and run; its path."""

    def run(*cells):
        path = scratch_lab.folder / f"notebook-{next(NUMBERS)}.ipynb"
        new_notebook(path, cells)
        scratch_lab.open(page, f"/workspaces/{path.stem}/tree/{path.name}")
        run_all(page)
        return path

    return run

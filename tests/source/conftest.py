"""The source notebooks, by lesson."""

from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
LESSONS = (
    "00_welcome",
    "01_loss",
    "02_output_layer_gradients",
    "03_hidden_layer_error_signal",
    "04_weight_update",
    "05_forward_or_backward",
)


def read(lesson, folder="source"):
    return nbformat.read(ROOT / folder / lesson / f"{lesson}.ipynb", as_version=4)


@pytest.fixture(scope="session")
def notebooks():
    return {lesson: read(lesson) for lesson in LESSONS}


@pytest.fixture(params=LESSONS)
def lesson(request):
    return request.param


@pytest.fixture
def notebook(notebooks, lesson):
    return notebooks[lesson]

"""The source notebooks, by lesson."""

import nbformat
import pytest
from classroom import LESSONS, ROOT


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

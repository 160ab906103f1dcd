"""No picture leaves a figure behind in pyplot, where it would be shown again or pile up."""

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

sys.path.append(str(Path(__file__).parents[1] / "exercises"))  # right_ways


@pytest.fixture(autouse=True)
def no_figure_is_left_open():
    yield
    assert plt.get_fignums() == []

"""No picture leaves a figure behind in pyplot, where it would be shown again or pile up."""

import matplotlib.pyplot as plt
import pytest


@pytest.fixture(autouse=True)
def no_figure_is_left_open():
    yield
    assert plt.get_fignums() == []

"""Numbers as the page prints them."""

import numpy as np
import pytest

from backprop.widgets.pictures.number_text import percent, show


@pytest.mark.parametrize(
    ("x", "text"),
    [
        (0.1185, "0.1185"),
        (-0.00466, "−0.00466"),
        (1.2e-7, "1.2e−7"),
        (-0.0, "0"),
        (2.0, "2"),
        (123456.7, "123500"),
        (1e6, "1e6"),
        (np.float64(0.30000000000000004), "0.3"),
        (float("nan"), "not a number"),
        (float("-inf"), "−∞"),
    ],
)
def test_four_digits(x, text):
    assert show(x) == text


def test_percent():
    assert [percent(x) for x in (1, 0.00321, 0.621, 1.2e-7, 0)] == [
        "100 %",
        "0.32 %",
        "62 %",
        "1.2e−5 %",
        "0 %",
    ]

"""number_format.js, run in a browser: the numbers of every widget."""

import numpy as np
import pytest
from number_text import percent, show

from backprop.widgets.shared.bundle import bundle

pytestmark = pytest.mark.browser

# JSON has no NaN and no infinities: Python sends their names.
FORMATTED = [
    (0.1185, "0.1185"),
    (-0.00466, "−0.00466"),
    (1.2e-7, "1.2e−7"),
    (-0.0, "0"),
    (2, "2"),
    (123456.7, "123500"),
    (1e6, "1e6"),
    (0.30000000000000004, "0.3"),
    ("NaN", "not a number"),
    ("-Infinity", "−∞"),
]
PERCENTAGES = [(1, "100 %"), (0.00321, "0.32 %"), (0.621, "62 %"), (1.2e-7, "1.2e−5 %"), (0, "0 %")]


@pytest.fixture
def formatted(page):
    """``formatted(function, numbers)``: what the function of number_format.js makes of them."""
    script = bundle("shared/number_format.js").replace("export ", "")
    page.set_content(f"<script>{script}; Object.assign(window, {{ show, percent }});</script>")
    call = "([name, numbers]) => numbers.map((number) => window[name](number))"
    return lambda function, numbers: page.evaluate(call, [function, numbers])


def test_four_digits_a_real_minus_sign_and_no_trailing_zeros(formatted):
    numbers, texts = zip(*FORMATTED, strict=True)
    assert formatted("show", list(numbers)) == list(texts)


def test_percentages_have_two_digits(formatted):
    shares, texts = zip(*PERCENTAGES, strict=True)
    assert formatted("percent", list(shares)) == list(texts)


def test_numbers_of_every_size_are_rounded_as_python_rounds(formatted):
    rng = np.random.default_rng(0)
    sizes = 10.0 ** rng.integers(-9, 9, size=200)
    numbers = [*(rng.normal(size=200) * sizes).tolist(), 0.0, 1e-4, 1e6]
    assert formatted("show", numbers) == [show(number) for number in numbers]
    assert formatted("percent", numbers) == [percent(number) for number in numbers]

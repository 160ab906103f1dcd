"""What the widgets' tests share."""

import time

import pytest


@pytest.fixture
def time_of():
    """``time_of(work)``: seconds, the median of eleven."""

    def measure(work):
        took = []
        for _ in range(11):
            begun = time.perf_counter()
            work()
            took.append(time.perf_counter() - begun)
        return sorted(took)[5]

    return measure

"""What the widgets' tests share."""

import time

import pytest


@pytest.fixture
def time_of():
    """``time_of(work)``: seconds, the least of eleven: a busy machine only ever adds some."""

    def measure(work):
        took = []
        for _ in range(11):
            begun = time.perf_counter()
            work()
            took.append(time.perf_counter() - begun)
        return min(took)

    return measure

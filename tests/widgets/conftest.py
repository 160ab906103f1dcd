"""What the widgets' tests share."""

import asyncio
from functools import wraps

import pytest


@pytest.fixture
def counted():
    """``counted(function)``: the same function, which counts its calls in ``.calls``."""

    def count(function):
        @wraps(function)
        def counting(*arguments):
            counting.calls += 1
            return function(*arguments)

        counting.calls = 0
        return counting

    return count


@pytest.fixture
def run_async():
    """asyncio.run, also after tests with a browser: Playwright leaves a loop running."""

    def run(coroutine):
        others = asyncio._get_running_loop()
        asyncio._set_running_loop(None)
        try:
            return asyncio.run(coroutine)
        finally:
            asyncio._set_running_loop(others)

    return run

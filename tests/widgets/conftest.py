"""What the widgets' tests share."""

import asyncio
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

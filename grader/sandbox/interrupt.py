"""Ctrl-C while a notebook runs."""

import signal
import threading
from contextlib import contextmanager


@contextmanager
def interruptible(manager):
    """Ctrl-C kills the manager's kernel, and KeyboardInterrupt is raised at the end.

    By default it is raised wherever asyncio happens to be, where it is lost or swallowed. Only a
    program's main thread may say what a signal does.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed = False

    def kill(number, frame):
        nonlocal pressed
        pressed = True
        if not manager.has_kernel:
            raise KeyboardInterrupt
        manager.kill()

    before = signal.signal(signal.SIGINT, kill)
    try:
        yield
    except Exception:
        if pressed:
            raise KeyboardInterrupt from None
        raise
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt

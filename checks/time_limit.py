"""Call a student's function with a time limit: an endless loop must not block the kernel."""

import ctypes
import threading
from functools import wraps

SECONDS = 5.0


class TooSlow(Exception):
    """It was still running when its time was up."""

    def __init__(self, function, seconds):
        name = getattr(function, "__name__", "the function")
        super().__init__(
            f"{name} was still running after {seconds:g} seconds, so it was stopped. "
            "Is there a loop that never ends?"
        )


class _Stop(BaseException):
    """Ends the thread; no ``except Exception`` of the student's catches it."""


def time_limited(function):
    """The function, called in a thread of its own, where it can be left behind.

    A signal would do on Linux and macOS, but Windows has none. What the function raises is raised
    here; when its time is up, it is told to stop and :class:`TooSlow` is raised.
    """

    @wraps(function)
    def limited(*arguments, **options):
        outcome, seconds = {}, SECONDS

        def call():
            try:
                outcome["returned"] = function(*arguments, **options)
            except _Stop:
                pass
            except BaseException as problem:
                outcome["raised"] = problem

        thread = threading.Thread(target=call, daemon=True)
        try:
            thread.start()
        except RuntimeError:  # there are no threads in a browser's Python
            return function(*arguments, **options)
        try:
            thread.join(seconds)
        finally:
            if thread.is_alive():
                _stop(thread)
        if "raised" in outcome:
            raise outcome["raised"]
        if "returned" not in outcome:
            raise TooSlow(function, seconds)
        return outcome["returned"]

    return limited


def _stop(thread):
    number = ctypes.c_ulong(thread.ident)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(number, ctypes.py_object(_Stop))

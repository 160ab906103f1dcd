"""Calls that a message from the page asks for, made on the event loop that runs cells."""

import asyncio


class EventLoopCall:
    """Calls ``function`` on the kernel's event loop; several ``schedule()`` before it are one call.

    JupyterLab sends a widget's messages to a thread of its own (a "subshell"). A student's function
    must not be called there: what it prints is caught by replacing ``sys.stdout``, which would also
    catch what a cell prints that runs at that moment.
    """

    def __init__(self, function):
        self._function = function
        self._scheduled = False
        self._loop = _running_loop()

    def schedule(self, *_):
        if self._loop is None or self._loop is _running_loop():
            self._function()
        elif not self._scheduled:
            self._scheduled = True
            self._loop.call_soon_threadsafe(self._call)

    def _call(self):
        self._scheduled = False
        self._function()


def _running_loop():
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None

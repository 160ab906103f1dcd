"""Work that a message from the page asks for, done between cells and not beside them."""

import asyncio


class Later:
    """``ask`` has ``work`` done in the event loop that runs cells, once for all that asked since.

    JupyterLab sends what widgets say to a thread of its own (a "subshell"). A student's function
    must not be called there: what it prints is caught by replacing ``sys.stdout``, also for a cell
    that runs at that moment.
    """

    def __init__(self, work):
        self._work = work
        self._asked = False
        self.loop = _running_loop()

    def ask(self, *_):
        if self.loop is None or self.loop is _running_loop():
            self._work()
        elif not self._asked:
            self._asked = True
            self.loop.call_soon_threadsafe(self._run)

    def _run(self):
        self._asked = False
        self._work()


def _running_loop():
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None

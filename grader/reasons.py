"""Why nbgrader could not do something, in one line, picked from its log."""

import logging


class Reasons(logging.Handler):
    """Keeps the last line of the newest traceback: the exception, without the way to it."""

    def __init__(self):
        super().__init__()
        self.error = ""

    def emit(self, entry):
        if entry.levelno >= logging.ERROR and "Traceback" in entry.getMessage():
            self.error = entry.getMessage().strip().splitlines()[-1].rstrip(".")

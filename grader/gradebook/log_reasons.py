"""Why nbgrader could not do something, in one line, picked from its log."""

import logging
import re

ERROR = re.compile(r"[A-Za-z_][\w.]*: ")


class Reasons(logging.Handler):
    """Keeps the last line of the newest traceback: the exception, without the frames."""

    def __init__(self):
        super().__init__()
        self.error = ""

    def emit(self, entry):
        if entry.levelno >= logging.ERROR and "Traceback" in entry.getMessage():
            lines = entry.getMessage().strip().splitlines()
            # SQLAlchemy adds the statement and a link below the error itself.
            errors = [line for line in lines if ERROR.match(line)]
            self.error = (errors or lines)[-1].rstrip(".")

"""A repair of a submitted notebook, said in one line.

It goes to nbgrader's log: plain ``nbgrader autograde`` shows it there, and ``grader autograde``
collects it with :class:`Repairs` and lists it with the submission.
"""

import logging


def record(preprocessor, sentence):
    """Log the sentence, marked as a repair."""
    preprocessor.log.warning(sentence, extra={"repair": True})


class Repairs(logging.Handler):
    """Collects the repairs of one submission."""

    def __init__(self):
        super().__init__()
        self.sentences = []

    def emit(self, entry):
        if getattr(entry, "repair", False):
            self.sentences.append(entry.getMessage())


def cells(names, shown=3):
    """Cell "a", or cells "a", "b", "c" and 4 more."""
    listed = ", ".join(f'"{name}"' for name in names[:shown])
    more = f" and {len(names) - shown} more" if len(names) > shown else ""
    return f"Cell{'s' * (len(names) > 1)} {listed}{more}"


def cell_name(cell):
    """What to call the cell when talking to an instructor."""
    return grade_id(cell) or cell.get("id") or "without a name"


def grade_id(cell):
    """The cell's grade_id, or None; whatever else a submission may have put in that place."""
    given = cell.metadata.get("nbgrader")
    found = given.get("grade_id") if isinstance(given, dict) else None
    return found if isinstance(found, str) else None

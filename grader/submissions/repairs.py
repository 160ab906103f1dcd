"""Repairs of submitted notebooks, each told in one sentence.

The sentences go to nbgrader's log. Plain ``nbgrader autograde`` shows them there;
``grader autograde`` collects them with :class:`Repairs` and lists them with the submission.
"""

import logging


def report_repair(preprocessor, sentence):
    """Log the sentence, marked as a repair."""
    preprocessor.log.warning(sentence, extra={"repair": True})


class Repairs(logging.Handler):
    """Collects the sentences about one notebook."""

    def __init__(self):
        super().__init__()
        self.sentences = []

    def emit(self, entry):
        if getattr(entry, "repair", False):
            self.sentences.append(entry.getMessage())


def list_of_cells(names, shown=3):
    """Cell "a", or cells "a", "b", "c" and 4 more."""
    listed = ", ".join(f'"{name}"' for name in names[:shown])
    rest = f" and {len(names) - shown} more" if len(names) > shown else ""
    return f"Cell{'s' * (len(names) > 1)} {listed}{rest}"


def cell_name(cell):
    """What to call the cell when talking to an instructor."""
    return grade_id(cell) or cell.get("id") or "without a name"


def grade_id(cell):
    """The cell's grade_id, or None. A submission may have anything in that place."""
    metadata = cell.metadata.get("nbgrader")
    name = metadata.get("grade_id") if isinstance(metadata, dict) else None
    return name if isinstance(name, str) else None

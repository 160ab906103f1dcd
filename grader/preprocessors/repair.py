"""A repair of a submitted notebook, said in one line.

It goes to nbgrader's log, where plain ``nbgrader autograde`` shows it, and into the notebook's
metadata, where ``grader autograde`` finds it when the submission is graded.
"""

REPAIRS = "repairs"


def record(preprocessor, notebook, sentence):
    """Log the sentence and keep it with the notebook."""
    preprocessor.log.warning(sentence)
    notebook.metadata.setdefault(REPAIRS, []).append(sentence)


def recorded(notebook):
    """The repairs of a sanitized notebook, in order."""
    return list(notebook.metadata.get(REPAIRS, []))

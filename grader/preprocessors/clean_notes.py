"""Make what a student wrote as text safe to look at: Markdown may hold HTML, and links that run."""

from bleach import ALLOWED_TAGS, clean
from nbconvert.filters import markdown2html
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.judge.context import provided

STRUCTURE = "br caption dd div dl dt h1 h2 h3 h4 h5 h6 hr p pre span sub sup"
TABLES = "col colgroup table tbody td tfoot th thead tr"
TAGS = frozenset([*ALLOWED_TAGS, *STRUCTURE.split(), *TABLES.split()])


class CleanNotes(NbGraderPreprocessor):
    """A cell of text that is not the lesson's own becomes the HTML that it stands for, cleaned.

    It comes after SaveAutoGrades, which asks whether an answer has been changed.
    """

    def preprocess(self, nb, resources):
        ours = provided(self, resources).original.texts
        for cell in nb.cells:
            if cell.cell_type != "code" and cell.source not in ours:
                cell.pop("attachments", None)
                cell.source = as_html(cell.source)
        return nb, resources


def as_html(text):
    """One line, so that no part of it is taken for Markdown again."""
    html = clean(markdown2html(text), tags=TAGS).strip().replace("\n", "&#10;")
    return f"<div>{html}</div>"

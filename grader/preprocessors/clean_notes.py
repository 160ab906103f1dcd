"""Make what a student wrote as text safe to look at: Markdown may hold HTML and scripts."""

from bleach import ALLOWED_TAGS, clean
from nbconvert.filters import markdown2html
from nbgrader.preprocessors import NbGraderPreprocessor

STRUCTURE = "br caption dd div dl dt h1 h2 h3 h4 h5 h6 hr p pre span sub sup"
TABLES = "col colgroup table tbody td tfoot th thead tr"
TAGS = frozenset([*ALLOWED_TAGS, *STRUCTURE.split(), *TABLES.split()])


class CleanNotes(NbGraderPreprocessor):
    """Turns each text cell that is not the lesson's own into cleaned HTML.

    Comes after SaveAutoGrades, which asks whether an answer has been changed.
    """

    def preprocess(self, nb, resources):
        texts_of_lesson = resources["grading"].source.texts
        for cell in nb.cells:
            if cell.cell_type != "code" and cell.source not in texts_of_lesson:
                cell.pop("attachments", None)
                cell.source = as_html(cell.source)
        return nb, resources


def as_html(text):
    """The text as one line of HTML, so that no part of it is read as Markdown again."""
    html = clean(markdown2html(text), tags=TAGS).strip().replace("\n", "&#10;")
    return f"<div>{html}</div>"

"""Make the kernel's outputs safe to look at, in the feedback and in Formgrader."""

import base64
from itertools import groupby

from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import default

from checks.json_values import plain_text
from grader.course import course_of
from grader.judge.asked import asked
from grader.preprocessors.clean_notes import TAGS
from grader.submissions.notebook import KERNELSPEC

LONGEST_HTML = 100_000  # characters
LONGEST_TEXT = 1_000_000
PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
WITH_COLOURS = "\n\t\x1b"  # nbconvert knows terminals' colours and escapes the rest
METADATA = {"kernelspec": KERNELSPEC, "language_info": {"name": "python"}}


class CleanOutputs(NbGraderPreprocessor, SanitizeHTML):
    """Makes each output anew from the parts that may be shown; nbconvert cleans the HTML.

    The outputs of graded checks are the judge's, and stay.
    """

    @default("tags")
    def _tags(self):
        return list(TAGS)

    def preprocess(self, nb, resources):
        self.course = course_of(self.config)
        nb.metadata.clear()
        nb.metadata.update(METADATA)  # what the kernel said about its language is not trusted
        return super().preprocess(nb, resources)

    def preprocess_cell(self, cell, resources, index):
        metadata = cell.metadata.get("nbgrader", {})
        cell.metadata = {"nbgrader": metadata} if metadata else {}  # tags would end up in HTML
        if cell.cell_type == "code":
            cell.execution_count = None
            if not asked(self.course, cell):
                cell.outputs = together(filter(None, map(self.clean, cell.outputs)))
        return cell, resources

    def clean(self, output):
        if output.output_type == "stream":
            name = "stderr" if output.name == "stderr" else "stdout"
            return new_output("stream", name=name, text=_text(output.text, keep=WITH_COLOURS))
        if output.output_type == "error":
            lines = output.traceback if isinstance(output.traceback, list) else []
            return new_output(
                "error",
                ename=_text(output.ename, 200),
                evalue=_text(output.evalue, 2_000),
                traceback=[_text(line, 10_000, keep=WITH_COLOURS) for line in lines[:200]],
            )
        data = {mime: self.safe(mime, text) for mime, text in output.get("data", {}).items()}
        data = {mime: text for mime, text in data.items() if text}
        return new_output(output.output_type, data) if data else None

    def safe(self, mime, text):
        """The part of the text that may be shown, or ""."""
        if mime == "text/plain":
            return _text(text)
        if mime == "text/html" and len(text) <= LONGEST_HTML:
            return self.sanitize_html_tags(plain_text(text, LONGEST_HTML))
        if mime in PICTURES:
            try:
                content = base64.b64decode("".join(text.split()), validate=True)
            except ValueError:
                return ""
            if content.startswith(PICTURES[mime]):
                return base64.b64encode(content).decode()
        return ""


def together(outputs):
    """Join the pieces of a stream to one output."""
    joined = []
    for stream, pieces in groupby(outputs, lambda output: output.get("name")):
        if stream:  # other outputs have no name
            text = "".join(piece.text for piece in pieces)[:LONGEST_TEXT]
            pieces = [new_output("stream", name=stream, text=text)]
        joined += pieces
    return joined


def _text(text, most=LONGEST_TEXT, keep="\n\t"):
    return plain_text(text if isinstance(text, str) else str(text)[:most], most, keep)

"""Make a notebook of submitted bytes without trusting them: nothing in them is run."""

import json
import re
import warnings

import nbformat
from nbformat import NotebookNode
from nbformat.v4.rwbase import rejoin_lines
from nbformat.validator import NotebookValidationError, normalize

from grader.submissions.status import Status

MOST_PARTS = 1_000_000  # of JSON; a notebook of ten thousand cells has a tenth of that
CELL_PARTS = {"cell_type", "id", "metadata", "source", "attachments", "outputs", "execution_count"}
KERNELSPEC = {
    "name": "python3",
    "display_name": "Python 3 (ipykernel)",
    "language": "python",
}
MERGE_MARKER = re.compile(r"^(<{7} |={7}$|>{7} )", re.M)


class Refused(Exception):
    """The notebook cannot be graded; the message is one sentence for the instructor."""

    def __init__(self, sentence, status=Status.UNREADABLE):
        super().__init__(sentence)
        self.status = status


def read_notebook(content: bytes, name: str) -> NotebookNode:
    """The notebook in today's format, with our kernelspec and without old outputs."""
    return as_notebook(parse(decode(content, name), name), name)


def decode(content, name):
    """The text of UTF-8 bytes, with or without a byte order mark."""
    if content.startswith(b"%PDF"):
        raise Refused(f"{name} is a PDF under another name.")
    if content.startswith(b"PK\x03\x04"):
        raise Refused(f"{name} is a zip archive under another name.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(f"{name} is written in UTF-16; notebooks are written in UTF-8.")
    if b"\x00" in content:
        raise Refused(f"{name} has NUL bytes in it: the file is damaged.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Refused(f"{name} is not UTF-8 text (byte {problem.start}).") from None


def parse(text, name):
    """The notebook's JSON, as a dict."""
    if marker := MERGE_MARKER.search(text):
        line = text.count("\n", 0, marker.start()) + 1
        raise Refused(f"{name} has an unresolved merge conflict in line {line}.")
    if sum(map(text.count, ",[{")) > MOST_PARTS:
        raise Refused(f"{name} has far more parts than a notebook: clear its outputs first.")
    try:
        data = json.loads(text)
    except json.JSONDecodeError as problem:
        raise Refused(
            f"{name} is not a whole notebook: the JSON breaks off or is wrong in line "
            f"{problem.lineno}."
        ) from None
    except (RecursionError, ValueError):
        raise Refused(
            f"{name} is JSON that no program would write: it is nested too deep."
        ) from None
    if not isinstance(data, dict) or not {"cells", "worksheets"} & data.keys():
        raise Refused(f"{name} is JSON, but not a notebook: it has no cells.")
    return data


def as_notebook(data, name):
    """The notebook in nbformat 4.5, ids and all, whatever version it was saved in."""
    major = data.get("nbformat", 4)
    if not isinstance(major, int) or major > 4:
        raise Refused(
            f"{name} was saved in notebook format {major}, which is newer than Jupyter's."
        )
    if major == 4 and data.get("nbformat_minor", 5) not in range(6):
        data["nbformat_minor"] = 5
    try:
        notebook = nbformat.convert(nbformat.from_dict(data), 4)
        notebook = nbformat.v4.upgrade(notebook)
        with warnings.catch_warnings(action="ignore"):  # normalize() mends what it warns of
            _, notebook = normalize(
                notebook, version=4, version_minor=5, strip_invalid_metadata=True
            )
        _strip(notebook)
        nbformat.validate(notebook)
        rejoin_lines(notebook)
    except NotebookValidationError as problem:
        raise Refused(f"{name} is not a valid notebook: {_first_line(problem)}.") from None
    except Exception as problem:  # nbformat raises anything on data that it does not expect
        error = f"{type(problem).__name__}: {_first_line(problem)}"
        raise Refused(f"{name} cannot be read as a notebook ({error}).") from None
    return notebook


def _strip(notebook):
    """Drop old outputs and the metadata of Colab, VS Code and Kaggle; set our kernelspec."""
    notebook.metadata = {"kernelspec": dict(KERNELSPEC)}
    for cell in notebook.cells:
        for key in cell.keys() - CELL_PARTS:  # from a later Jupyter
            del cell[key]
        metadata = cell.metadata.get("nbgrader")
        cell.metadata = {"nbgrader": metadata} if isinstance(metadata, dict) else {}
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def _first_line(problem):
    return (str(problem).strip().splitlines() or [""])[0][:120].rstrip(".")

"""Read a submitted notebook without trusting it. Nothing in it is run, followed or changed."""

import contextlib
import json
import re
import stat
import warnings
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import nbformat
from nbformat.v4.rwbase import rejoin_lines
from nbformat.validator import NotebookValidationError, normalize

from grader.submissions.status import Status

LARGEST = 256 * 2**20  # bytes; old outputs can be large
LARGE = 8 * 2**20
MOST_MEMORY = 4 * 2**30
MOST_PARTS = 1_000_000  # in JSON; a notebook of ten thousand cells has a tenth of that
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


def content(path):
    """What was handed in at this path, as bytes.

    A large notebook is read at once, in a process of its own, and comes without its old outputs: it
    may take up many times its size in memory.
    """
    with contextlib.suppress(FileNotFoundError):
        if path.lstat().st_size > LARGE:
            return _in_a_process(path)
    return read_bytes(path)


def read_notebook(content, name):
    """The notebook in today's format, with our kernel and without old outputs."""
    return as_notebook(parse(decode(content, name), name), name)


def _reduced(path):
    with contextlib.suppress(ImportError):  # on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    return nbformat.writes(read_notebook(read_bytes(path), path.name)).encode()


def _in_a_process(path):
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        try:
            return process.submit(_reduced, path).result()
        except (MemoryError, BrokenProcessPool):
            raise Refused(f"{path.name} takes too much memory to be read.") from None


def read_bytes(path):
    """The file's bytes, if it is a plain file of a sensible size."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        raise Refused(f"{path.name} was not handed in.", Status.MISSING) from None
    if stat.S_ISLNK(found.st_mode):
        raise Refused(f"{path.name} is a link to somewhere else: it was not followed.")
    if found.st_nlink > 1 and stat.S_ISREG(found.st_mode):
        raise Refused(f"{path.name} is a hard link, another file's second name: it was not read.")
    if not stat.S_ISREG(found.st_mode):
        raise Refused(f"{path.name} is not an ordinary file.")
    if found.st_size == 0:
        raise Refused(f"{path.name} is empty.")
    if found.st_size > LARGEST:
        raise Refused(f"{path.name} has {found.st_size / 2**20:.0f} MB, more than is read here.")
    return path.read_bytes()


def decode(content, name):
    """Text from UTF-8, with or without a byte order mark."""
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
    """The JSON in the text."""
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
        raise Refused(f"{name} is JSON that no program would write: nested too deep.") from None
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
        with warnings.catch_warnings(action="ignore"):  # what it warns of, it has put right
            _, notebook = normalize(
                notebook, version=4, version_minor=5, strip_invalid_metadata=True
            )
        _drop_what_is_not_needed(notebook)
        nbformat.validate(notebook)
        rejoin_lines(notebook)
    except NotebookValidationError as problem:
        raise Refused(f"{name} is not a valid notebook: {_first_line(problem)}.") from None
    except Exception as problem:  # nbformat raises whatever its data makes it stumble over
        said = f"{type(problem).__name__}: {_first_line(problem)}"
        raise Refused(f"{name} cannot be read as a notebook ({said}).") from None
    return notebook


def _drop_what_is_not_needed(notebook):
    """Old outputs, and the metadata of Colab, VS Code and Kaggle; the kernel is always ours."""
    notebook.metadata = {"kernelspec": dict(KERNELSPEC)}
    for cell in notebook.cells:
        for unknown in cell.keys() - CELL_PARTS:  # from a later Jupyter
            del cell[unknown]
        kept = cell.metadata.get("nbgrader")
        cell.metadata = {"nbgrader": kept} if isinstance(kept, dict) else {}
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def _first_line(problem):
    return (str(problem).strip().splitlines() or [""])[0][:120].rstrip(".")

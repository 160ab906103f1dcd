"""Read the file of a submitted notebook, if it is a file that may be read at all."""

import contextlib
import stat
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import nbformat

from grader.submissions.notebook import Refused, read_notebook
from grader.submissions.plain_file import read_plain_file
from grader.submissions.status import Status

LARGEST = 256 * 2**20  # bytes; old outputs can be large
LARGE = 8 * 2**20
MOST_MEMORY = 4 * 2**30


def read_for_grading(path: Path) -> bytes:
    """The notebook's bytes; those of a large notebook are written anew, without its old outputs.

    A large notebook may take many times its size in memory, so another process reads it.
    """
    with contextlib.suppress(FileNotFoundError):
        if path.lstat().st_size > LARGE:
            return _in_another_process(path)
    return read_bytes(path)


def read_bytes(path: Path) -> bytes:
    """The file's bytes, if it is a plain file of a sensible size."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        raise Refused(f"{path.name} was not handed in.", Status.MISSING) from None
    if stat.S_ISLNK(status.st_mode):
        raise Refused(f"{path.name} is a link to somewhere else: it was not followed.")
    if status.st_nlink > 1 and stat.S_ISREG(status.st_mode):
        raise Refused(f"{path.name} is a hard link, another file's second name: it was not read.")
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f"{path.name} is not an ordinary file.")
    if status.st_size == 0:
        raise Refused(f"{path.name} is empty.")
    if status.st_size > LARGEST:
        raise Refused(
            f"{path.name} has {status.st_size / 2**20:.0f} MB; "
            f"notebooks of up to {LARGEST // 2**20} MB are read."
        )
    return read_plain_file(path, LARGEST)


def _in_another_process(path):
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        try:
            return process.submit(_without_outputs, path).result()
        except (MemoryError, BrokenProcessPool):
            raise Refused(f"{path.name} takes too much memory to be read.") from None


def _without_outputs(path):
    with contextlib.suppress(ImportError):  # on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    return nbformat.writes(read_notebook(read_bytes(path), path.name)).encode()

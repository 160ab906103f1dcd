"""The folder for all temporary files of one grading, which the next grading can clear away."""

import shutil
import tempfile
from contextlib import contextmanager


@contextmanager
def temporary_folder(root):
    """A folder for this process's temporary files, and for those of the libraries that it uses.

    Its name is kept in verdicts/.temporary: if the grader is killed, the next one removes it.
    """
    name = root / "verdicts" / ".temporary"
    if name.exists():
        shutil.rmtree(name.read_text(), ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="grading-", ignore_cleanup_errors=True) as folder:
        name.write_text(folder)
        before, tempfile.tempdir = tempfile.tempdir, folder
        try:
            yield folder
        finally:
            tempfile.tempdir = before
    name.unlink()

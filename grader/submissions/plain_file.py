"""Read files whose names and kinds somebody else chose: plain files only, never through a link."""

import errno
import os
import stat

# A link is an error, and a pipe is not waited for. Windows has neither flag.
FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def is_plain_file(path):
    """Whether it is an ordinary file under its only name."""
    status = path.lstat()
    return stat.S_ISREG(status.st_mode) and status.st_nlink == 1


def is_link(path):
    """Whether it is a symbolic link, or one of several names of a file."""
    status = path.lstat()
    return stat.S_ISLNK(status.st_mode) or (stat.S_ISREG(status.st_mode) and status.st_nlink > 1)


def read_plain_file(path, limit, folder=None):
    """The file's bytes. Any other kind of file, or one of more bytes than ``limit``, is an OSError.

    ``folder`` is the descriptor of an open folder that ``path`` starts from.
    """
    descriptor = os.open(path, FLAGS, dir_fd=folder)
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not an ordinary file", str(path))
        content = file.read(limit + 1)
    if len(content) > limit:
        raise OSError(errno.EFBIG, f"more than {limit} bytes", str(path))
    return content

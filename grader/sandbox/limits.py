"""What a student's notebook may use: the defaults, which nbgrader_config.py may change."""

from traitlets import Integer, List, Unicode
from traitlets.config import Configurable

MiB = 2**20


class Limits(Configurable):
    """For example ``c.Limits.memory = 2 * 2**30``. Each limit is for one notebook.

    How long a single cell may run is nbgrader's own ``c.Execute.timeout``.
    """

    memory = Integer(1024 * MiB, help="bytes in memory, of all processes together").tag(config=True)
    address_space = Integer(4096 * MiB, help="bytes that one process may reserve").tag(config=True)
    processes = Integer(64, help="processes and threads at the same time").tag(config=True)
    cpu_time = Integer(300, help="seconds of processor time of each process").tag(config=True)
    wall_time = Integer(300, help="seconds from the kernel's start to its end").tag(config=True)
    interrupt_time = Integer(
        3, help="seconds for a cell to stop in after it has run too long; then it is killed"
    ).tag(config=True)
    file_size = Integer(32 * MiB, help="bytes in one file").tag(config=True)
    disk = Integer(64 * MiB, help="bytes in all files").tag(config=True)
    files = Integer(10_000, help="number of files").tag(config=True)
    open_files = Integer(256, help="open files of a process at the same time").tag(config=True)
    messages = Integer(10_000, help="messages from the kernel").tag(config=True)
    message_size = Integer(2 * MiB, help="bytes in one message").tag(config=True)
    output = Integer(32 * MiB, help="bytes in all messages from the kernel").tag(config=True)
    handed_in = Integer(
        16 * MiB, help="bytes in the files handed in beside the notebook; more is left out"
    ).tag(config=True)
    handed_back = Integer(
        8 * MiB, help="bytes in the files that a notebook writes beside itself; more is lost"
    ).tag(config=True)
    start_time = Integer(60, help="seconds for the kernel to start in").tag(config=True)
    packages = List(Unicode(), help="other installed distributions that notebooks may import").tag(
        config=True
    )

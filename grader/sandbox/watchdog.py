"""A thread beside a sandboxed kernel: what no rlimit holds, it ends, with all its processes."""

import contextlib
import os
import threading
import time
from pathlib import Path

import psutil

from grader.submissions.status import Status

PAUSE = 0.05  # seconds; in that time a process can touch some hundred MB
OURS = 128 * 2**20  # bytes that the grader itself may take up while it listens to a kernel
PAGE = os.sysconf("SC_PAGE_SIZE")
PSS = 10  # its place among the words of smaps_rollup
WRITABLE = ("tmp", "dev/shm", "run/kernel")


class Watchdog(threading.Thread):
    """Looks at memory, files and the time. ``root`` is where the sandbox's files are seen.

    ``verdict`` is (status, sentence) once something was more than allowed, else None.
    """

    def __init__(self, limits, process, root):
        super().__init__(name="watchdog", daemon=True)
        self.limits, self.process, self.root = limits, process, root
        self.verdict = None
        self.own = psutil.Process()
        self.before = self.own.memory_info().rss
        self.done = threading.Event()

    def run(self):
        end = time.monotonic() + self.limits.wall_time
        while not self.done.wait(PAUSE):
            with contextlib.suppress(psutil.Error, OSError):
                if too_much := self.more_than_allowed(end):
                    return self.stop(*too_much)

    def stop(self, status, sentence):
        """End the sandbox; the first reason counts."""
        self.verdict = self.verdict or (status, sentence)
        self.done.set()
        self.process.kill()  # bwrap, and with it the namespace of all the others

    def more_than_allowed(self, end):
        limits = self.limits
        if time.monotonic() > end:
            return Status.TIMEOUT, f"the notebook ran for more than {limits.wall_time} seconds"
        if self.memory() > limits.memory:
            return Status.MEMORY, f"it took more than {limits.memory / 2**20:.0f} MB of memory"
        if self.files() > limits.files:
            return Status.FLOOD, f"it made more than {limits.files:,} files"
        if self.own.memory_info().rss > self.before + OURS:
            return Status.FLOOD, "it sent more at a time than can be taken in"
        return None

    def memory(self):
        """Bytes in memory, of all processes; what they share is counted once if it matters.

        Read from the sandbox's own /proc: the machine's may list thousands of others.
        """
        processes = [name for name in os.listdir(f"{self.root}/proc") if name.isdecimal()]
        resident = sum(self._of(name, "statm", 1) * PAGE for name in processes)
        if resident <= self.limits.memory:
            return resident
        return sum(self._of(name, "smaps_rollup", PSS) * 1024 for name in processes)

    def _of(self, process, file, word):
        try:
            return int(Path(self.root, "proc", process, file).read_text().split()[word])
        except (OSError, IndexError):  # it has ended in the meantime
            return 0

    def files(self):
        found = [os.statvfs(f"{self.root}/{place}") for place in WRITABLE]
        return sum(one.f_files - one.f_ffree for one in found)

"""A thread that kills a sandbox when it goes beyond limits that no rlimit can set."""

import contextlib
import os
import threading
import time
from pathlib import Path

import psutil

from grader.submissions.status import Status

PAUSE = 0.05  # seconds; in that time a process can fill some hundred MB
GRADER_MEMORY = 128 * 2**20  # bytes that the grader may need to listen to one kernel
PAGE = os.sysconf("SC_PAGE_SIZE")
PSS = 10  # the position of this number among the words of smaps_rollup
WRITABLE = ("tmp", "dev/shm", "run/kernel")


class Watchdog(threading.Thread):
    """Watches memory, files and time. ``root`` is the path to the sandbox's file system.

    ``verdict`` is (status, reason) once a limit was exceeded, and None before.
    """

    def __init__(self, limits, process, root):
        super().__init__(name="watchdog", daemon=True)
        self.limits, self.process, self.root = limits, process, root
        self.verdict = None
        self.grader = psutil.Process()
        self.memory_before = self.grader.memory_info().rss
        self.done = threading.Event()

    def run(self):
        end = time.monotonic() + self.limits.wall_time
        while not self.done.wait(PAUSE):
            with contextlib.suppress(psutil.Error, OSError):
                if verdict := self.exceeded_limit(end):
                    return self.stop(verdict)

    def stop(self, verdict):
        """Kill the sandbox; the first reason counts."""
        self.verdict = self.verdict or verdict
        self.done.set()
        self.process.kill()  # bwrap, and with it every process in its namespace

    def exceeded_limit(self, end):
        """(status, reason), or None."""
        limits = self.limits
        if time.monotonic() > end:
            return Status.TIMEOUT, f"the notebook ran for more than {limits.wall_time} seconds"
        if self.memory() > limits.memory:
            return Status.MEMORY, f"it took more than {limits.memory / 2**20:.0f} MB of memory"
        if self.files() > limits.files:
            return Status.FLOOD, f"it made more than {limits.files:,} files"
        if self.grader.memory_info().rss > self.memory_before + GRADER_MEMORY:
            return Status.FLOOD, "it sent more at a time than can be received"
        return None

    def memory(self):
        """Bytes in memory of all processes. If it matters, shared memory is counted once.

        Read from the sandbox's own /proc: the machine's may list thousands of other processes.
        """
        processes = [name for name in os.listdir(f"{self.root}/proc") if name.isdecimal()]
        resident = sum(self._number(name, "statm", 1) * PAGE for name in processes)
        if resident <= self.limits.memory:
            return resident
        return sum(self._number(name, "smaps_rollup", PSS) * 1024 for name in processes)

    def _number(self, process, file, word):
        try:
            return int(Path(self.root, "proc", process, file).read_text().split()[word])
        except (OSError, IndexError):  # the process has ended in the meantime
            return 0

    def files(self):
        """The number of files in all folders that the sandbox can write to."""
        systems = [os.statvfs(f"{self.root}/{folder}") for folder in WRITABLE]
        return sum(system.f_files - system.f_ffree for system in systems)

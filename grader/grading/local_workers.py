"""Workers on this machine: processes, of which the death of one concerns only its own task."""

import contextlib
import multiprocessing
import os
import signal
import tempfile
import threading
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import cycle
from multiprocessing.connection import wait

TRIES = 2


class WorkerLost(Exception):
    """Each process that had the task was killed."""


def usable_cores() -> list[int]:
    """The numbers of the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count()))


class LocalWorkers(ThreadPoolExecutor):
    """An executor of ``jobs`` processes; the thread of each starts it anew if it dies.

    Python's own ProcessPoolExecutor ends all of its processes when one of them dies.
    If the processes fill the machine, each keeps to a core of its own, with its kernels: they
    wait for one another all the time, and moving from core to core would cost a tenth of the
    speed. Also, a notebook with many threads then slows down nobody else, unless it means to.
    """

    lost = WorkerLost

    def __init__(self, jobs: int, temporary_folder: str):
        super().__init__(jobs, thread_name_prefix="worker", initializer=self._choose_cores)
        self.jobs, self.temporary_folder = jobs, temporary_folder
        self.thread = threading.local()  # ``pool``, of one process, and ``cores``
        self.pools, self.starting, self.closed = [], threading.Lock(), False
        cores = usable_cores()
        self.cores = cycle([core] for core in cores) if jobs >= len(cores) else cycle([cores])

    def _choose_cores(self):
        with self.starting:
            self.thread.cores = next(self.cores)

    def submit(self, function, *arguments) -> Future:
        return super().submit(self._run, function, *arguments)

    def _run(self, function, *arguments):
        for _ in range(TRIES):
            try:
                return self._submit_to_process(function, *arguments).result()
            except BrokenProcessPool:
                self.thread.pool = None
        raise WorkerLost

    def _submit_to_process(self, function, *arguments):
        with self.starting:
            if self.closed:
                raise WorkerLost
            if getattr(self.thread, "pool", None) is None:
                spawn = multiprocessing.get_context("spawn")
                options = self.temporary_folder, self.thread.cores
                self.thread.pool = ProcessPoolExecutor(1, spawn, set_up_worker, options)
                self.pools.append(self.thread.pool)
            return self.thread.pool.submit(function, *arguments)

    def __exit__(self, kind, problem, frames):
        """Kill the processes: nobody waits any more for what they still do."""
        with self.starting:
            self.closed = True
            for pool in self.pools:
                for process in list((pool._processes or {}).values()):
                    process.kill()
        self.shutdown(cancel_futures=True)


def set_up_worker(temporary_folder, cores):
    """Leave Ctrl-C to the parent process, and end when that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(AttributeError, OSError):  # on macOS; for a core that was taken away
        os.sched_setaffinity(0, cores)
    tempfile.tempdir = temporary_folder
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent():
    wait([multiprocessing.parent_process().sentinel])
    os._exit(1)

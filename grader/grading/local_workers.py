"""Processes that do the work, one beside the other; the death of one concerns its own task only."""

import contextlib
import multiprocessing
import os
import signal
import tempfile
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import cycle
from multiprocessing.connection import wait

TRIES = 2


class WorkerLost(Exception):
    """Whoever had the task was ended, each time."""


def usable_cores():
    """The numbers of those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count()))


class LocalWorkers(ThreadPoolExecutor):
    """An executor of ``jobs`` processes, each in the care of a thread that starts it anew.

    Python's own ProcessPoolExecutor ends all of its processes when one of them dies.
    If they fill the machine, each keeps to a core of its own, with its kernels. They wait for one
    another all the time, and passing from core to core costs a tenth of the speed; and a notebook
    that starts many threads slows down nobody else, unless it means to.
    """

    lost = WorkerLost

    def __init__(self, jobs, folder):
        super().__init__(jobs, thread_name_prefix="worker", initializer=self.take_a_core)
        self.jobs, self.folder = jobs, folder
        self.mine = threading.local()
        self.pools, self.starting, self.closed = [], threading.Lock(), False
        every = usable_cores()
        self.cores = cycle([core] for core in every) if jobs >= len(every) else cycle([every])

    def take_a_core(self):
        with self.starting:
            self.mine.cores = next(self.cores)

    def submit(self, function, *given):
        return super().submit(self.elsewhere, function, *given)

    def elsewhere(self, function, *given):
        for _ in range(TRIES):
            try:
                return self.begin(function, *given).result()
            except BrokenProcessPool:
                self.mine.pool = None
        raise WorkerLost

    def begin(self, function, *given):
        """In this thread's one process."""
        with self.starting:
            if self.closed:
                raise WorkerLost
            if getattr(self.mine, "pool", None) is None:
                spawn = multiprocessing.get_context("spawn")
                place = self.folder, self.mine.cores
                self.mine.pool = ProcessPoolExecutor(1, spawn, be_a_worker, place)
                self.pools.append(self.mine.pool)
            return self.mine.pool.submit(function, *given)

    def __exit__(self, kind, problem, frames):
        """What is still running is of no use any more."""
        with self.starting:
            self.closed = True
            for pool in self.pools:
                for process in list((pool._processes or {}).values()):
                    process.kill()
        self.shutdown(cancel_futures=True)


def be_a_worker(folder, cores):
    """Ctrl-C is for the one who started it, and it does not go on without that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(AttributeError, OSError):  # not on macOS; a core that was taken away
        os.sched_setaffinity(0, cores)
    tempfile.tempdir = folder
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent():
    wait([multiprocessing.parent_process().sentinel])
    os._exit(1)

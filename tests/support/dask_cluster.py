"""A Dask scheduler and its workers, in processes of their own, far from any course."""

import contextlib
import json
import os
import subprocess
import time

import psutil
from classroom import PROGRAMS

WORKER = ("dask", "worker", "--nthreads", "1", "--no-dashboard", "--memory-limit", "0")


@contextlib.contextmanager
def cluster(place):
    """(address, starts another worker); each has a folder of its own in ``place``.

    ``start_worker(core)`` keeps it to that core, as a cluster's scheduler would.
    """
    running = []

    def start(*words):
        folder = place / f"machine {len(running)}"
        folder.mkdir(parents=True)
        with (folder / "log").open("w") as log:
            command = (str(PROGRAMS / words[0]), *words[1:])
            running.append(subprocess.Popen(command, cwd=folder, stdout=log, stderr=log))
        return running[-1]

    file = place / "scheduler.json"
    try:
        start("dask", "scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
        while not file.exists() or not file.read_text():
            time.sleep(0.05)
        address = json.loads(file.read_text())["address"]

        def start_worker(core=None):
            worker = start(*WORKER, address)
            if core is not None:
                os.sched_setaffinity(worker.pid, [core])
            return worker

        yield address, start_worker
    finally:
        for process in reversed(running):
            for child in psutil.Process(process.pid).children(recursive=True):
                with contextlib.suppress(psutil.NoSuchProcess):
                    child.kill()
            process.kill()
            process.wait()

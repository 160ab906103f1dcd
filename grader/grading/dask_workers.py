"""Workers on a cluster: those of Dask distributed, wherever they run.

Their machines need this package and bubblewrap; tasks are sent to them as bytes.
"""

from grader.configuration import CommandError

PATIENCE = 10  # seconds to wait for a scheduler, and for its first worker
INSTALL = "pip install distributed"


class DaskWorkers:
    """An executor like LocalWorkers; Dask itself replaces lost workers."""

    def __init__(self, address):
        try:
            from distributed import Client, KilledWorker
        except ImportError:
            raise CommandError(
                f"--scheduler needs Dask, which is not installed: {INSTALL}"
            ) from None
        self.lost = KilledWorker
        try:
            self.client = Client(address, timeout=PATIENCE)
            self.client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, ValueError) as problem:
            raise CommandError(f"No Dask workers at {address}: {problem}.") from None
        self.executor = self.client.get_executor(pure=False)

    @property
    def jobs(self):
        """How many tasks run at a time; a cluster may grow."""
        return max(1, sum(self.client.nthreads().values()))

    def submit(self, function, *arguments):
        return self.executor.submit(function, *arguments)

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, frames):
        self.executor.shutdown(wait=False)
        self.client.close()

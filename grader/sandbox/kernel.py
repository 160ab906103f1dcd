"""The kernel that runs one notebook: in the sandbox, or with the grader's own rights."""

import os
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from traitlets.config import Configurable

from grader.sandbox.connection import LimitedKernelManager
from grader.sandbox.job import Job
from grader.sandbox.new_files import read_new_files

KERNELSPECS = Path(__file__).parent / "kernels"


class SandboxedKernel(LimitedKernelManager):
    """Manages the kernel of one job. ``folder`` is an empty folder with a short path.

    The kernel's sockets are files in it: no port on the network, and no warning from every kernel.
    A socket's path may have no more than 100 characters, and the folder that Jupyter would take is
    in the home directory.
    """

    name = "backprop-sandbox"

    def __init__(self, job: Job, folder: Path, parent: Configurable):
        kernelspecs = KernelSpecManager(parent=parent)
        kernelspecs.kernel_dirs = [str(KERNELSPECS), *kernelspecs.kernel_dirs]
        super().__init__(
            kernel_name=self.name, kernel_spec_manager=kernelspecs, config=parent.config
        )
        self.job, self.folder = job, folder
        if os.name == "posix":
            self.transport = "ipc"
            self.connection_file = str(folder / "kernel.json")

    async def start_kernel(self, **options):
        await super().start_kernel(**options, job=self.job)

    def new_files(self) -> dict[Path, bytes]:
        """What the notebook has written beside itself; the kernel has ended."""
        return self.provisioner.new_files


class UnsafeKernel(SandboxedKernel):
    """An ordinary kernel with the grader's own rights, in a folder with the files handed in."""

    name = "python3"
    reconnect = True

    async def start_kernel(self, **options):
        self.job.write(self.folder)
        files = self.folder / "files"
        files.mkdir(exist_ok=True)
        options["cwd"] = str(files)
        options["env"] = os.environ | {
            "PYTHONPATH": str(self.folder / "course"),
            "CHECKS_INPUTS": str(self.folder / "inputs.json"),
        }
        await LimitedKernelManager.start_kernel(self, **options)

    def new_files(self):
        folder = os.open(self.folder / "files", os.O_RDONLY)
        try:
            return read_new_files(folder, self.job.files, self.limits.handed_back)
        finally:
            os.close(folder)

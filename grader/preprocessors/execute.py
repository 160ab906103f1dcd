"""Run a notebook to its end, whatever happens to its kernel."""

import os
import uuid

from jupyter_core.paths import jupyter_runtime_dir
from nbclient.exceptions import DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute

from grader.preprocessors.repair import record

DIED = "KernelDied"
TIMEOUT = "CellTimeoutError"  # nbgrader's name for it


class SurvivingExecute(Execute):
    """nbgrader's Execute, but a dead kernel costs only the cells that it could not run.

    Stock nbgrader gives up the whole submission and removes it.
    """

    def create_kernel_manager(self):
        """Sockets in files: no port on the network, and no warning from every kernel.

        Without a connection file of its own, their place would be relative to a directory, and the
        kernel starts in another.
        """
        km = super().create_kernel_manager()
        if os.name == "posix":
            km.transport = "ipc"
            km.connection_file = os.path.join(jupyter_runtime_dir(), f"kernel-{uuid.uuid4()}.json")
        return km

    def preprocess(self, nb, resources=None, km=None):
        try:
            return super().preprocess(nb, resources, km)
        except DeadKernelError:
            reached = False
            for cell in self.nb.cells:
                reached = reached or (cell.cell_type == "code" and cell.execution_count is None)
                if reached and cell.cell_type == "code" and cell.source.strip():
                    cell.outputs = [
                        new_output(
                            "error",
                            ename=DIED,
                            evalue="The kernel died before this cell had run.",
                            traceback=["KernelDied: the kernel died before this cell had run."],
                        )
                    ]
            record(self, "The kernel died: the cells from there on earn nothing.")
            return self.nb, self.resources

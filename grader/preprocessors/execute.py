"""Run a notebook to its end, whatever happens to its kernel."""

import os
import uuid

from jupyter_core.paths import jupyter_runtime_dir
from nbclient.exceptions import DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute

from grader.preprocessors.repair import cell_name, record

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

    def preprocess_cell(self, cell, resources, index):
        self.reached = index
        return super().preprocess_cell(cell, resources, index)

    def preprocess(self, nb, resources=None, km=None):
        try:
            return super().preprocess(nb, resources, km)
        except DeadKernelError:
            died_in, *never_run = self.nb.cells[self.reached :]
            death = f'The kernel died in cell "{cell_name(died_in)}"'
            _add_error(died_in, f"{death}.")
            for cell in never_run:
                if cell.cell_type == "code" and cell.source.strip():
                    cell.outputs = []  # from before it was handed in
                    _add_error(cell, f"{death}, before this one had run.")
            record(self, f"{death}: from there on, there are no points.")
            return self.nb, self.resources


def _add_error(cell, sentence):
    cell.outputs.append(
        new_output("error", ename=DIED, evalue=sentence, traceback=[f"{DIED}: {sentence}"])
    )

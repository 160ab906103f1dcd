"""Run a notebook to its end, whatever happens to its kernel."""

from nbclient.exceptions import DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute

DIED = "KernelDied"
TIMEOUT = "CellTimeoutError"  # nbgrader's name for it


class SurvivingExecute(Execute):
    """nbgrader's Execute, but a dead kernel costs only the cells that it could not run.

    Stock nbgrader gives up the whole submission and removes it.
    """

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
            self.log.warning("The kernel died: the cells after that earn nothing.")
            return self.nb, self.resources

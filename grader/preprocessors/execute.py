"""Run a notebook to its end, whatever happens to its kernel."""

import os
import signal
import tempfile
import threading
from contextlib import contextmanager

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

        In a folder of their own, as a socket's path may have no more than 100 characters, and the
        folder that Jupyter would take lies in the home directory.
        """
        km = super().create_kernel_manager()
        if os.name == "posix":
            km.transport = "ipc"
            km.connection_file = os.path.join(self.sockets, "kernel.json")
        return km

    def preprocess_cell(self, cell, resources, index):
        self.reached = index
        return super().preprocess_cell(cell, resources, index)

    def on_cell_executed(self, **kwargs):
        """After ``exit()`` the kernel lives on for a moment: how long is chance, so end it here."""
        super().on_cell_executed(**kwargs)
        payload = kwargs["execute_reply"]["content"].get("payload", [])
        if any(one.get("source") == "ask_exit" for one in payload):
            raise DeadKernelError("exit() was called")

    def preprocess(self, nb, resources=None, km=None):
        self.reached = 0
        try:
            with (
                tempfile.TemporaryDirectory(prefix="kernel-") as self.sockets,
                ended_by_interrupt(self),
            ):
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


@contextmanager
def ended_by_interrupt(client):
    """Ctrl-C kills the kernel and raises KeyboardInterrupt where the code is ready for it.

    By default it is raised wherever asyncio happens to be, which loses or swallows it. Only a
    program's main thread may say what a signal does.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed = False

    def end(number, frame):
        nonlocal pressed
        pressed = True
        if client.km is None or not client.km.has_kernel:
            raise KeyboardInterrupt
        client.km.provisioner.process.kill()

    before = signal.signal(signal.SIGINT, end)
    try:
        yield
    except Exception:
        if pressed:
            raise KeyboardInterrupt from None
        raise
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _add_error(cell, sentence):
    cell.outputs.append(
        new_output("error", ename=DIED, evalue=sentence, traceback=[f"{DIED}: {sentence}"])
    )

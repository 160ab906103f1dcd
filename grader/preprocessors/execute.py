"""Run a notebook in the sandbox, to its end, whatever happens to its kernel."""

import contextlib
import json
import os
import signal
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import zmq
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_core.utils import run_sync
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from traitlets import Bool, default

from checks.reporting import MIME
from grader.judge.context import provided
from grader.judge.inputs import Inputs
from grader.sandbox import bubblewrap
from grader.sandbox.connection import Flood, LimitedKernelManager
from grader.sandbox.job import Job
from grader.sandbox.limits import Limits
from grader.submissions.repairs import cell_name, record
from grader.submissions.status import Status

KERNELS = Path(bubblewrap.__file__).parent / "kernels"
SHOWN = ("text/plain", "text/html", "image/png", "image/jpeg")


class Execution(NamedTuple):
    """How it went: the status, what ended it in the middle, in which kernel, how long it took."""

    status: Status = Status.GRADED
    reason: str = ""
    sandbox: bool = True
    seconds: float = 0.0


class SandboxedExecute(Execute):
    """nbgrader's Execute in the sandbox, in which a dead kernel costs only what it could not run.

    Stock nbgrader gives up the whole submission and removes it.
    """

    sandbox = Bool(
        True, help="False runs students' code with your own rights; the grades will say so."
    ).tag(config=True)

    @default("shutdown_kernel")
    def _shutdown_kernel(self):
        return "immediate"  # nothing of it is needed any more

    @default("iopub_timeout")
    def _iopub_timeout(self):
        return Limits(parent=self).interrupt_time

    def __init__(self, *args, **options):
        options.setdefault("kernel_manager_class", LimitedKernelManager)
        super().__init__(*args, **options)

    def create_kernel_manager(self):
        """Sockets in files: no port on the network, and no warning from every kernel.

        In a folder of their own, as a socket's path may have no more than 100 characters, and the
        folder that Jupyter would take lies in the home directory.
        """
        self.kernel_name = "backprop-sandbox" if self.sandbox else "python3"
        kernels = KernelSpecManager(parent=self)
        kernels.kernel_dirs = [str(KERNELS), *kernels.kernel_dirs]
        self.km = self.kernel_manager_class(
            kernel_name=self.kernel_name,
            kernel_spec_manager=kernels,
            reconnect=not self.sandbox,
            config=self.config,
        )
        if os.name == "posix":
            self.km.transport = "ipc"
            self.km.connection_file = os.path.join(self.sockets, "kernel.json")
        self.manager = self.km  # nbclient forgets its own at the end
        return self.km

    async def async_start_new_kernel(self, **options):
        if self.sandbox:
            options["job"] = self.job
        else:
            folder = Path(self.sockets) / "job"
            folder.mkdir()
            self.job.write(folder)
            options["env"] = os.environ | {
                "PYTHONPATH": str(folder / "course"),
                "BACKPROP_INPUTS": str(folder / "inputs.json"),
            }
        await super().async_start_new_kernel(**options)

    start_new_kernel = run_sync(async_start_new_kernel)

    def preprocess_cell(self, cell, resources, index):
        self.reached = index
        return super().preprocess_cell(cell, resources, index)

    def process_message(self, msg, cell, cell_index):
        """Only what may be shown is kept; a report stays the text that it came as."""
        kind, content = msg["msg_type"], msg["content"]
        if kind.startswith("comm") or kind == "update_display_data":
            return None
        if kind in ("display_data", "execute_result"):
            data = content["data"]
            kept = {mime: data[mime] for mime in SHOWN if isinstance(data.get(mime), str)}
            if MIME in data:
                kept[MIME] = json.dumps(data[MIME])
            content = {"data": kept, "metadata": {}, "execution_count": None}
        return super().process_message(msg | {"content": content}, cell, cell_index)

    def on_cell_executed(self, **kwargs):
        """After ``exit()`` the kernel lives on for a moment: how long is chance, so end it here."""
        super().on_cell_executed(**kwargs)
        payload = kwargs["execute_reply"]["content"].get("payload", [])
        if any(one.get("source") == "ask_exit" for one in payload):
            raise DeadKernelError("exit() was called")

    async def _async_poll_kernel_alive(self):
        """nbclient forgets this task when something else has ended the kernel: it ends quietly.

        Or its stack of frames is printed whenever memory is tidied up, even in the middle of
        parsing, which CPython 3.11 cannot bear.
        """
        with contextlib.suppress(AssertionError):
            await super()._async_poll_kernel_alive()

    async def _async_handle_timeout(self, timeout, cell=None):
        if cell is not None:
            self.overran.append(cell)
        return await super()._async_handle_timeout(timeout, cell)

    def preprocess(self, nb, resources=None, km=None):
        self.nb, self.reached, self.overran = nb, None, []
        ours, assignment = provided(self, resources), resources["nbgrader"]["assignment"]
        inputs = Inputs(ours.key, assignment, nb)
        self.job = Job(assignment, inputs.for_kernel(), ours.files(), ours.warm)
        started = time.monotonic()
        status, reason = Status.GRADED, ""
        try:
            with (
                tempfile.TemporaryDirectory(prefix="kernel-") as self.sockets,
                ended_by_interrupt(self),
            ):
                nb, resources = super().preprocess(nb, resources, km)
        except bubblewrap.NoSandbox as problem:
            self.log.error("Nothing was run: %s", problem)
            raise
        except Exception as problem:  # what comes from the kernel may make anything stumble
            if self.reached is None:  # none of the student's code has run: it is not theirs
                raise
            status, reason = self.what_ended_it(problem)
            self.lose_the_rest(status, reason)
        else:
            status, reason = self.what_was_too_much()
        ours.hand_back(self.job.new_files)
        seconds = round(time.monotonic() - started, 2)
        resources["execution"] = Execution(status, reason, self.sandbox, seconds)
        return nb, resources

    def what_ended_it(self, problem):
        """(status, reason) for a notebook that did not get to its end."""
        manager = self.manager
        watchdog = getattr(manager.provisioner, "watchdog", None)
        if watchdog and watchdog.verdict:
            return watchdog.verdict
        if failure := manager.session.failure:
            status = Status.FLOOD if isinstance(failure, Flood) else Status.KERNEL_DIED
            return status, str(failure)
        if isinstance(problem, CellTimeoutError) and self.overran:
            return Status.TIMEOUT, "it ran longer than it may and could not be stopped"
        if isinstance(problem, CellTimeoutError):
            return Status.FLOOD, "its output did not come to an end"
        if isinstance(problem, zmq.ZMQError):
            return Status.KERNEL_DIED, "the kernel did not listen any more"
        if isinstance(problem, DeadKernelError):
            return Status.KERNEL_DIED, "the kernel died"
        self.log.info("What came from the kernel made the grader stumble", exc_info=problem)
        return Status.KERNEL_DIED, f"its messages make no sense ({type(problem).__name__})"

    def lose_the_rest(self, status, reason):
        """The cell that was running and all after it show why they have no result."""
        ended_in, *never_run = self.nb.cells[self.reached :]
        name = cell_name(ended_in)
        death = f'In cell "{name}", {reason}'
        _add_error(ended_in, status, f"{death}.")
        for cell in never_run:
            if cell.cell_type == "code" and cell.source.strip():
                cell.outputs = []  # from before it was handed in
                _add_error(cell, status, f"{death}, before this one had run.")
        record(self, f"{death}: from there on, there are no points.")

    def what_was_too_much(self):
        """(status, reason) for a notebook that got to its end."""
        for cell in self.overran:
            record(self, f'Cell "{cell_name(cell)}" ran longer than it may and was stopped.')
        if self.overran:
            return Status.TIMEOUT, f'cell "{cell_name(self.overran[0])}" ran longer than it may'
        for cell in self.nb.cells:
            names = [one.get("ename") for one in cell.get("outputs", [])]
            if any(name in names for name in ("MemoryError", "_ArrayMemoryError")):
                record(self, f'Cell "{cell_name(cell)}" asked for more memory than it may have.')
                return Status.MEMORY, f'cell "{cell_name(cell)}" asked for too much memory'
        return Status.GRADED, ""


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
        client.km.kill()

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


def _add_error(cell, status, sentence):
    name = status.error_name
    error = new_output("error", ename=name, evalue=sentence, traceback=[f"{name}: {sentence}"])
    cell.outputs = [*cell.get("outputs", []), error]

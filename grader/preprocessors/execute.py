"""Run a notebook in the sandbox, to its end, whatever happens to its kernel."""

import contextlib
import json
import tempfile
import time
from pathlib import Path

from nbclient.exceptions import DeadKernelError
from nbgrader.preprocessors import Execute
from traitlets import Bool, default

from checks.reporting import MIME
from grader.course import course_of
from grader.judge.context import Execution
from grader.judge.inputs import Inputs
from grader.sandbox.bubblewrap import NoSandbox
from grader.sandbox.course_package import package_for
from grader.sandbox.ending import (
    limits_exceeded,
    mark_cells_without_result,
    why_kernel_ended,
)
from grader.sandbox.interrupt import interruptible
from grader.sandbox.job import Job
from grader.sandbox.kernel import SandboxedKernel, UnsafeKernel
from grader.sandbox.limits import Limits

SHOWN = ("text/plain", "text/html", "image/png", "image/jpeg")


class SandboxedExecute(Execute):
    """nbgrader's Execute in the sandbox. A dead kernel costs only the cells that it did not run.

    Stock nbgrader gives up the whole submission and removes it.
    """

    sandbox = Bool(
        True, help="False runs students' code with your own rights; the grades will say so."
    ).tag(config=True)

    @default("shutdown_kernel")
    def _shutdown_kernel(self):
        return "immediate"  # nothing in the kernel is needed any more

    @default("iopub_timeout")
    def _iopub_timeout(self):
        return Limits(parent=self).interrupt_time

    def preprocess(self, nb, resources=None, km=None):
        grading, assignment = resources["grading"], resources["nbgrader"]["assignment"]
        course = course_of(self.config)
        inputs = Inputs(course, grading.key, assignment, nb)
        package = package_for(course, inputs.asked, grading.source.sources())
        job = Job(package, inputs.for_kernel(), grading.files, grading.may_be_forked)
        kernel = SandboxedKernel if self.sandbox else UnsafeKernel
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="kernel-") as folder:
            manager = kernel(job, Path(folder), self)
            ending = self.run(nb, resources, manager)
            grading.new_files = manager.new_files()
        seconds = round(time.monotonic() - started, 2)
        grading.execution = Execution(*ending, self.sandbox, seconds)
        return nb, resources

    def run(self, nb, resources, manager):
        """Run the cells by the manager's kernel, and end it. Returns an Ending."""
        try:
            with interruptible(manager):
                super().preprocess(nb, resources, manager)
        except NoSandbox as problem:
            self.log.error("Nothing was run: %s", problem)
            raise
        except Exception as problem:  # messages from the kernel may lead to any error
            if self.reached is None:  # no cell has run: it is not the student's doing
                raise
            ending = why_kernel_ended(problem, manager, self.overran, self.log)
            mark_cells_without_result(self, nb.cells[self.reached :], ending)
            return ending
        return limits_exceeded(self, nb.cells, self.overran)

    def reset_execution_trackers(self):
        super().reset_execution_trackers()
        self.reached = None  # the index of the newest cell that was begun
        self.overran = []  # the cells that ran longer than they may

    def setup_kernel(self, **options):
        """nbclient would let a kernel live on whose manager it was handed."""
        return super().setup_kernel(**options, cleanup_kc=True)

    def preprocess_cell(self, cell, resources, index):
        self.reached = index
        return super().preprocess_cell(cell, resources, index)

    def process_message(self, msg, cell, cell_index):
        """Keep only what may be shown, and a report as the text in which it was sent."""
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
        """After ``exit()`` the kernel lives on for a moment, of random length: end it here."""
        super().on_cell_executed(**kwargs)
        payloads = kwargs["execute_reply"]["content"].get("payload", [])
        if any(payload.get("source") == "ask_exit" for payload in payloads):
            raise DeadKernelError("exit() was called")

    async def _async_poll_kernel_alive(self):
        """nbclient forgets this task when something else has ended the kernel: end it quietly.

        Otherwise its stack of frames is printed whenever Python collects garbage, even in the
        middle of parsing, which crashes CPython 3.11.
        """
        with contextlib.suppress(AssertionError):
            await super()._async_poll_kernel_alive()

    async def _async_handle_timeout(self, timeout, cell=None):
        if cell is not None:
            self.overran.append(cell)
        return await super()._async_handle_timeout(timeout, cell)

"""How the run of a notebook ended: the status, the reason, and what its cells show then."""

from typing import NamedTuple

import zmq
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output

from grader.sandbox.connection import Flood
from grader.submissions.repairs import cell_name, report_repair
from grader.submissions.status import Status

MEMORY_ERRORS = {"MemoryError", "_ArrayMemoryError"}


class Ending(NamedTuple):
    """``reason`` is the end of a sentence: "it took more than 1024 MB of memory"."""

    status: Status = Status.GRADED
    reason: str = ""


def why_kernel_ended(problem, manager, overran, log) -> Ending:
    """The ending of a notebook that did not run to its end, because of the exception ``problem``.

    ``overran`` are the cells that ran longer than they may.
    """
    watchdog = getattr(manager.provisioner, "watchdog", None)
    if watchdog and watchdog.verdict:
        return Ending(*watchdog.verdict)
    if failure := manager.session.failure:
        status = Status.FLOOD if isinstance(failure, Flood) else Status.KERNEL_DIED
        return Ending(status, str(failure))
    if isinstance(problem, CellTimeoutError) and overran:
        return Ending(Status.TIMEOUT, "it ran longer than it may and could not be stopped")
    if isinstance(problem, CellTimeoutError):
        return Ending(Status.FLOOD, "its output did not come to an end")
    if isinstance(problem, zmq.ZMQError):
        return Ending(Status.KERNEL_DIED, "the kernel stopped listening")
    if isinstance(problem, DeadKernelError):
        return Ending(Status.KERNEL_DIED, "the kernel died")
    log.info("A message from the kernel led to an error in the grader", exc_info=problem)
    return Ending(Status.KERNEL_DIED, f"its messages make no sense ({type(problem).__name__})")


def mark_cells_without_result(preprocessor, cells, ending):
    """Show in the cell that was running, the first of ``cells``, and in all later ones, why."""
    running, *later = cells
    sentence = f'In cell "{cell_name(running)}", {ending.reason}'
    _add_error(running, ending.status, f"{sentence}.")
    for cell in later:
        if cell.cell_type == "code" and cell.source.strip():
            cell.outputs = []  # from before it was handed in
            _add_error(cell, ending.status, f"{sentence}, before this one had run.")
    report_repair(preprocessor, f"{sentence}: from there on, there are no points.")


def limits_exceeded(preprocessor, cells, overran) -> Ending:
    """The ending of a notebook that ran to its end, although cells may have been stopped."""
    for cell in overran:
        report_repair(
            preprocessor, f'Cell "{cell_name(cell)}" ran longer than it may and was stopped.'
        )
    if overran:
        return Ending(Status.TIMEOUT, f'cell "{cell_name(overran[0])}" ran longer than it may')
    for cell in cells:
        errors = {output.get("ename") for output in cell.get("outputs", [])}
        if errors & MEMORY_ERRORS:
            name = cell_name(cell)
            report_repair(preprocessor, f'Cell "{name}" asked for more memory than it may have.')
            return Ending(Status.MEMORY, f'cell "{name}" asked for too much memory')
    return Ending()


def _add_error(cell, status, sentence):
    name = status.error_name
    error = new_output("error", ename=name, evalue=sentence, traceback=[f"{name}: {sentence}"])
    cell.outputs = [*cell.get("outputs", []), error]

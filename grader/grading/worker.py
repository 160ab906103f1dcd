"""What a worker does: run and judge the notebooks of one submission. It has only the task."""

import contextlib
import logging
import traceback

from nbconvert.exporters import Exporter, NotebookExporter
from nbgrader.converters import Autograde
from nbgrader.utils import setenv
from traitlets.config import Config

from grader.judge.context import GradingContext
from grader.preprocessors import SandboxedExecute, for_worker
from grader.sandbox import warm_kernels
from grader.sandbox.limits import Limits
from grader.sandbox.provisioner import ENVIRONMENT
from grader.submissions.notebook import Refused, read_notebook
from grader.submissions.repairs import Repairs
from grader.submissions.status import Status
from grader.submissions.task import JudgedNotebook, Result, Task
from grader.submissions.verdict import WITHOUT_SANDBOX

WITHOUT_NBCONVERTS_OWN = {"default_preprocessors": [], "optimistic_validation": True}


def prepare(config: Config) -> None:
    """Start a sandbox with everything imported: it takes a second, and needs no task."""
    if SandboxedExecute(config=config).sandbox:
        with contextlib.suppress(OSError):  # then each kernel is started by itself
            warm_kernels.parent_for(Limits(config=config), ENVIRONMENT)


def grade(task: Task) -> Result:
    """Grade every notebook of a submission; never raises an exception."""
    notebooks, refusals = {}, []
    for name, content in task.notebooks.items():
        try:
            if isinstance(content, Refused):
                raise content
            notebooks[name] = read_notebook(content, f"{name}.ipynb")
        except Refused as refusal:
            refusals.append(refusal)
    try:
        judged = {name: judge_with_retry(task, name, nb) for name, nb in notebooks.items()}
    except Exception as problem:  # whatever it is, the other submissions are graded
        error = traceback.format_exception_only(problem)[-1].strip().rstrip(".")
        return Result(Status.ERROR, [f"nbgrader could not grade it: {error}."], refusals)
    statuses = [each.status for each in (*refusals, *judged.values())]
    status = next((each for each in statuses if each is not Status.GRADED), Status.GRADED)
    notes = [sentence for notebook in judged.values() for sentence in notebook.repairs]
    if not all(notebook.record["sandbox"] for notebook in judged.values()):
        notes.append(WITHOUT_SANDBOX)
    return Result(status, notes, refusals, judged)


def judge_with_retry(task, name, notebook):
    """Judge the notebook a second time if its kernel died, or if judging failed.

    If that was the notebook's doing, it happens again. If not, somebody else ended the kernel: the
    operating system for lack of memory, or a person.
    """
    with contextlib.suppress(Exception):  # it is reported if it happens again
        judged = judge(task, name, notebook)
        if judged.status is not Status.KERNEL_DIED:
            return judged
    return judge(task, name, notebook)


def judge(task, name, notebook) -> JudgedNotebook:
    """Take one notebook through all of nbgrader's steps for autograding."""
    config = task.source.config
    log = logging.Logger("nbgrader", logging.INFO)  # only for this notebook
    repairs = Repairs()
    log.addHandler(repairs)
    files = task.files | task.source.files
    resources = {
        "nbgrader": {"student": task.student, "assignment": task.source.name, "notebook": name},
        "grading": GradingContext(task.source.notebooks[name], task.key, files, may_be_forked=True),
    }
    steps = Autograde(config=config)
    sanitize = exporter(Exporter, config, steps.sanitize_preprocessors, log)
    notebook, resources = sanitize.from_notebook_node(notebook, resources)
    autograde = exporter(NotebookExporter, config, steps.autograde_preprocessors, log)
    with setenv(NBGRADER_EXECUTION="autograde"):
        text, resources = autograde.from_notebook_node(notebook, resources)
    grading = resources["grading"]
    return JudgedNotebook(
        grading.execution.status,
        text if text.endswith("\n") else f"{text}\n",
        grading.scores,
        grading.comments,
        grading.record,
        repairs.sentences,
        grading.new_files,
    )


def exporter(kind, config, preprocessors, log):
    """nbconvert's exporter as nbgrader makes it, with a worker's preprocessors."""
    made = kind(config=config, log=log, **WITHOUT_NBCONVERTS_OWN)
    for preprocessor in for_worker(preprocessors):
        made.register_preprocessor(preprocessor)
    return made

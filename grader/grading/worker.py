"""What a worker does: read, run and judge one submission. It needs nothing but the task."""

import contextlib
import logging
import os
import tempfile
import traceback
from pathlib import Path

from nbconvert.exporters import Exporter, NotebookExporter
from nbgrader.converters import Autograde
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)
from nbgrader.utils import setenv

from grader.judge.context import FromTask, write_new
from grader.preprocessors import NoteGrades, RefuseLinks, SandboxedExecute, with_ours
from grader.sandbox import warm_kernels
from grader.sandbox.hand_back import hand_back
from grader.sandbox.limits import Limits
from grader.sandbox.provisioner import ENVIRONMENT
from grader.submissions.notebook import Refused, read_notebook
from grader.submissions.repairs import Repairs
from grader.submissions.status import Status
from grader.submissions.task import Judged, Result
from grader.submissions.verdict import WITHOUT_SANDBOX

# Those that ask the course's folders or the gradebook. RestoreCells has done what OverwriteCells
# would do, and the kernel is always ours; penalties are the writer's.
ELSEWHERE = (RefuseLinks, OverwriteKernelspec, OverwriteCells, AssignLatePenalties)
# After RestoreCells all metadata are the gradebook's, which have been checked.
NEEDLESS = (CheckCellMetadata,)
PLAIN = {"default_preprocessors": [], "optimistic_validation": True}
IN_PLACE = {SaveAutoGrades: NoteGrades}


def prepare(config):
    """What takes a second and needs no task: a sandbox with everything imported."""
    if SandboxedExecute(config=config).sandbox:
        with contextlib.suppress(OSError):  # then each kernel is started by itself
            warm_kernels.parent_for(Limits(config=config), ENVIRONMENT)


def grade(task):
    """The :class:`~grader.submissions.task.Result`; never an exception."""
    result = Result()
    for name, content in task.notebooks.items():
        try:
            if isinstance(content, Refused):
                raise content
            notebook = read_notebook(content, f"{name}.ipynb")
        except Refused as refusal:
            result.refusals.append(refusal)
            continue
        try:
            result.add(judge_for_sure(task, name, notebook))
        except Exception as problem:  # whatever it is, the others are graded
            said = traceback.format_exception_only(problem)[-1].strip().rstrip(".")
            return Result(Status.ERROR, [f"nbgrader could not grade it: {said}."], result.refusals)
    if not all(judged.record["sandbox"] for judged in result.notebooks.values()):
        result.notes.append(WITHOUT_SANDBOX)
    if result.refusals:
        result.status = result.refusals[0].status
    return result


def judge_for_sure(task, name, notebook):
    """Once more if its kernel died: if that was the notebook's doing, it dies again.

    Else somebody else ended it, the operating system for want of memory or a person.
    """
    try:
        result = judge(task, name, notebook)
        if result.status is not Status.KERNEL_DIED:
            return result
    except Exception:  # it is said if it happens again
        pass
    return judge(task, name, notebook)


def judge(task, name, notebook):
    """What comes of one notebook."""
    config = task.lesson.config
    log = logging.Logger("nbgrader", logging.INFO)  # of its own: nothing from others gets in
    repairs = Repairs()
    log.addHandler(repairs)
    about = {"student": task.student, "assignment": task.lesson.assignment, "notebook": name}
    resources = {"nbgrader": about, "provided": FromTask(task, name)}
    lists = Autograde(config=config)
    first = converter(Exporter, config, lists.sanitize_preprocessors, log)
    notebook, resources = first.from_notebook_node(notebook, resources)
    last = converter(NotebookExporter, config, lists.autograde_preprocessors, log)
    with setenv(NBGRADER_EXECUTION="autograde"):
        if SandboxedExecute(config=config).sandbox:
            text, resources = last.from_notebook_node(notebook, resources)
        else:
            text, resources = in_a_folder(last, notebook, resources, Limits(config=config))
    notes, ours = resources["notes"], resources["provided"]
    judged = Judged(
        text if text.endswith("\n") else f"{text}\n",
        {cell: grade.auto_score for cell, grade in notes.grades.items()},
        {cell: comment.auto_comment for cell, comment in notes.comments.items()},
        ours.record,
    )
    status = resources["execution"].status
    return Result(status, repairs.sentences, [], {name: judged}, ours.new_files)


def converter(exporter, config, preprocessors, log):
    """nbconvert's exporter with these preprocessors, as nbgrader makes it.

    A course that does not configure nbgrader's two lists is graded in the sandbox as well.
    """
    made = exporter(config=config, log=log, **PLAIN)
    for preprocessor in with_ours(preprocessors):
        if preprocessor not in (*ELSEWHERE, *NEEDLESS):
            made.register_preprocessor(IN_PLACE.get(preprocessor, preprocessor))
    return made


def in_a_folder(exporter, notebook, resources, limits):
    """Without the sandbox: the kernel runs in a folder with the files that were handed in."""
    ours = resources["provided"]
    with tempfile.TemporaryDirectory() as folder:
        write_new(Path(folder), ours.files())
        done = exporter.from_notebook_node(notebook, resources | {"metadata": {"path": folder}})
        work = os.open(folder, os.O_RDONLY)
        ours.new_files = hand_back(work, ours.files(), limits.handed_back)
        os.close(work)
    return done

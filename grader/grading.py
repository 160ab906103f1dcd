"""Grade one submission: read it, let nbgrader grade the copy, say what came of it.

What was handed in is only read. nbgrader works on a copy in a temporary folder, made of what
:mod:`grader.intake` could read, so that one unreadable notebook does not cost the others.
"""

import logging
import shutil
import tempfile
from pathlib import Path

import nbformat
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory

from grader import gradebook
from grader.intake import Refused, read_notebook
from grader.judge import audit
from grader.preprocessors.repair import Repairs
from grader.reasons import Reasons
from grader.sandbox.limits import Limits
from grader.status import Status
from grader.submission import TIMESTAMP
from grader.verdict import WITHOUT_SANDBOX, Verdict


class OneSubmission(Autograde):
    """nbgrader's Autograde for exactly one folder, whatever its student is called.

    The stock converter finds submissions with a glob, in which a student called "[a]" or "*" is not
    found or means somebody else.
    """

    def __init__(self, submission, **options):
        super().__init__(**options)
        self.submission = submission

    def init_notebooks(self):
        folder = self._format_source(self.submission.assignment, self.submission.student)
        self.assignments = {folder: sorted(map(str, Path(folder).glob("*.ipynb")))}


def grade(config, root, submission, digest):
    """The verdict on this submission, with its points saved in the gradebook."""
    with tempfile.TemporaryDirectory() as temporary:
        wanted = gradebook.notebook_names(config, submission.assignment)
        beside, notes = submission.beside_the_notebooks(Limits(config=config).handed_in)
        readable, refusals = stage(submission, wanted, beside, Path(temporary))
        notes = [*reported(refusals, unknown_notebooks(submission, wanted)), *notes]
        status = refusals[0].status if refusals else Status.GRADED
        gradebook.give_zero(config, submission, wanted)
        if not readable:
            remove_older(root, submission)
        else:
            repairs, failure = run_nbgrader(config, submission, temporary)
            notes += repairs
            if failure:
                gradebook.give_zero(config, submission, wanted)
                status, notes = Status.ERROR, [*notes, failure]
            elif status is Status.GRADED:
                status, more = ending(config, submission, readable)
                notes += more
    points = gradebook.score(config, submission)
    return Verdict(submission.student, submission.assignment, status, *points, tuple(notes), digest)


def stage(submission, wanted, beside, temporary):
    """Copy what can be graded to a folder of its own; returns the notebooks and the refusals."""
    if submission.is_link:
        return [], [Refused("The folder is a link to somewhere else: it was not followed.")]
    folder = temporary / submission.student / submission.assignment
    folder.mkdir(parents=True)
    readable, refusals = [], []
    for name in wanted:
        try:
            notebook = read_notebook(submission.folder / f"{name}.ipynb")
        except Refused as refusal:
            refusals.append(refusal)
            continue
        nbformat.write(notebook, folder / f"{name}.ipynb")
        readable.append(name)
    for path in beside:
        copy = folder / path.relative_to(submission.folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    if when := submission.timestamp():
        (folder / TIMESTAMP).write_text(f"{when} UTC")
    return readable, refusals


def remove_older(root, submission):
    """The autograded notebooks of an earlier hand-in, which would be shown with today's zero."""
    shutil.rmtree(
        root / "autograded" / submission.student / submission.assignment, ignore_errors=True
    )


def unknown_notebooks(submission, wanted):
    found = [path.name for path in submission.files() if path.suffix == ".ipynb"]
    return [name for name in found if name.removesuffix(".ipynb") not in wanted]


def reported(refusals, unknown):
    """A line for each refusal; notebooks that nobody asked for may be what explains it."""
    notes = [str(refusal) for refusal in refusals]
    if unknown and refusals and refusals[0].status is Status.MISSING:
        notes[0] = f"{notes[0].rstrip('.')}; there is {', '.join(unknown)}."
    elif unknown:
        notes.append(f"{', '.join(unknown)}: not part of this assignment, ignored.")
    return notes


def run_nbgrader(config, submission, submitted):
    """nbgrader's own autograding of the copy: (repairs, what went wrong or "")."""
    config = config.copy()
    config.CourseDirectory.submitted_directory = str(submitted)
    config.CourseDirectory.assignment_id = submission.assignment
    log = logging.Logger("nbgrader")  # of its own: nothing from another submission gets in
    repairs, reasons = Repairs(), Reasons()
    log.addHandler(repairs)
    log.addHandler(reasons)
    course = CourseDirectory(config=config)
    converter = OneSubmission(submission, coursedir=course, config=config, log=log)
    converter.force = True
    try:
        converter.start()
    except NbGraderException:
        return (
            repairs.sentences,
            f"nbgrader could not grade it: {reasons.error or 'no reason given'}.",
        )
    return repairs.sentences, ""


def ending(config, submission, notebooks):
    """How execution ended, from the records of this grading."""
    status, notes = Status.GRADED, []
    for name in notebooks:
        record = audit.read(
            gradebook.place(config), submission.assignment, submission.student, name
        )
        if status is Status.GRADED:
            status = Status(record["status"])
        if not record["sandbox"]:
            notes.append(WITHOUT_SANDBOX)
    return status, notes

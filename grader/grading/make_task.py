"""Make a task for a worker from a submission's folder. The folder is only read."""

from grader.judge.secret import key_for
from grader.sandbox.limits import Limits
from grader.submissions.folder import Submission
from grader.submissions.notebook import Refused
from grader.submissions.notebook_file import read_for_grading
from grader.submissions.status import Status
from grader.submissions.task import SourceAssignment, Task


def make_task(
    submission: Submission, source: SourceAssignment, secret: bytes
) -> tuple[Task, list[str]]:
    """The task, with a sentence about each file that is left out."""
    files, notes = submission.files_beside_notebooks(Limits(config=source.config).handed_in)
    notebooks = {name: bytes_or_refusal(submission, name) for name in source.notebooks}
    key = key_for(secret, submission.assignment, submission.student)
    return Task(submission.student, source, notebooks, files, key), notes


def bytes_or_refusal(submission, name):
    """The notebook's bytes, or why they are refused."""
    if submission.is_link:
        return Refused("The folder is a link to somewhere else: it was not followed.")
    try:
        return read_for_grading(submission.folder / f"{name}.ipynb")
    except Refused as refusal:
        return refusal


def notes_on_notebooks(submission, asked_for, refusals):
    """A sentence for each refusal, and one about notebooks that nobody asked for.

    If a notebook is missing, those may be it under another name: then both are one sentence.
    """
    notes = [str(refusal) for refusal in refusals]
    notebooks = [path.name for path in submission.files() if path.suffix == ".ipynb"]
    others = [name for name in notebooks if name.removesuffix(".ipynb") not in asked_for]
    if others and refusals and refusals[0].status is Status.MISSING:
        notes[0] = f"{notes[0].rstrip('.')}; there is {', '.join(others)}."
    elif others:
        notes.append(f"{', '.join(others)}: not part of this assignment, ignored.")
    return notes

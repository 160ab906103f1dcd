"""From a submission's folder to the task for a worker. What was handed in is only read."""

from grader.judge.secret import key_for
from grader.sandbox.limits import Limits
from grader.submissions.notebook import Refused, content
from grader.submissions.status import Status
from grader.submissions.task import Task


def task(submission, lesson, secret):
    """(the task, what to say about files that are left out)."""
    files, notes = submission.beside_the_notebooks(Limits(config=lesson.config).handed_in)
    made = Task(
        submission.student,
        lesson,
        {name: bytes_or_refusal(submission, name) for name in lesson.notebooks},
        {path.relative_to(submission.folder): path.read_bytes() for path in files},
        key_for(secret, submission.assignment, submission.student),
    )
    return made, notes


def bytes_or_refusal(submission, name):
    """Its bytes, or why it is refused."""
    if submission.is_link:
        return Refused("The folder is a link to somewhere else: it was not followed.")
    try:
        return content(submission.folder / f"{name}.ipynb")
    except Refused as refusal:
        return refusal


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

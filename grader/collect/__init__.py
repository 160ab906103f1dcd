"""``grader collect-zip``: from a learning management system's archives to submitted/."""

from contextlib import ExitStack, nullcontext

from grader.collect.archive import entries
from grader.collect.attempt import Other, Reader
from grader.collect.lesson import Lessons
from grader.collect.outcome import Fate, outcome
from grader.collect.roster import Roster
from grader.collect.settle import settle
from grader.configuration import CommandError, course_config
from grader.gradebook.lessons import due_dates
from grader.grading.lock import only_grader
from grader.submissions.notebook import Refused

ALONE = " Nor is any other file by the same person."


def collect(root, paths, roster=None, assignment=None, dry_run=False):
    """(what has become of each file, sentences on all of them)."""
    for path in paths:
        if not path.exists():
            raise CommandError(f"There is no file or folder {path}.")
    config = course_config(root)
    roster = Roster(roster) if roster else None
    lessons = Lessons(root / "source", assignment)
    reader = Reader(lessons, roster, due_dates(config), config)
    with ExitStack() as stack, nullcontext() if dry_run else only_grader(root):
        found = [entry for path in paths for entry in entries(path, stack)]
        attempts, outcomes = read(reader, found)
        for one, fate, note in settle(attempts, root, dry_run):
            outcomes[one.entry] = outcome(one.entry, fate, note, one)
    return [outcomes[entry] for entry in found], notes(attempts, roster)


def read(reader, found):
    """(the attempts, outcomes by entry of all that is none)."""
    attempts, others, outcomes = [], {}, {}
    for entry in found:
        try:
            attempts.append(reader.attempt(entry))
        except Refused as refusal:
            outcomes[entry] = outcome(entry, Fate.REFUSED, str(refusal))
        except Other as other:
            others[entry] = other
    owners = {one.owner for one in attempts} | {None}
    for entry, other in others.items():
        if other.owner in owners:
            outcomes[entry] = outcome(entry, Fate.LEFT_OUT, str(other))
        else:  # a PDF in place of the notebook
            outcomes[entry] = outcome(entry, Fate.REFUSED, f"{other}{ALONE}")
    return attempts, outcomes


def notes(attempts, roster):
    """Where ids and times are from."""
    kinds = {one.whose.kind for one in attempts}
    if roster:
        yield f"Students' ids are from the roster's column {roster.column}."
    elif attempts:
        ids = {
            "Canvas": "Canvas's numbers",
            "Moodle": "Moodle's full names",
            "": "those in the names",
        }
        used = " and ".join(what for kind, what in ids.items() if kind in kinds)
        yield f"Without --roster, students' ids are {used}."
    if any(one.whose.kind == "Moodle" and not one.is_known for one in attempts):
        yield (
            "Moodle's archive has the time of the download: the grading worksheet, as --roster, "
            "has when each was handed in."
        )
    if any(one.whose.kind == "Canvas" and one.is_late for one in attempts):
        yield "Canvas says who was late, not by how much: their time is that of the download."

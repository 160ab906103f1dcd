"""``grader collect-zip``: from the archives of a learning management system to submitted/."""

from contextlib import ExitStack, nullcontext
from pathlib import Path

from grader.collect.archive import received_files
from grader.collect.attempts import AttemptReader, NotASubmission
from grader.collect.lessons import Lessons
from grader.collect.outcomes import Fate, Outcome, outcome
from grader.collect.students import Roster
from grader.collect.submitted import store
from grader.configuration import CommandError, course_config
from grader.gradebook.access import due_dates
from grader.grading.lock import only_grader
from grader.submissions.notebook import Refused


def collect(
    root: Path, paths, roster=None, assignment=None, dry_run=False
) -> tuple[list[Outcome], list[str]]:
    """(what has become of each file, sentences on all of them)."""
    for path in paths:
        if not path.exists():
            raise CommandError(f"There is no file or folder {path}.")
    config = course_config(root)
    roster = Roster(roster) if roster else None
    lessons = Lessons(root / "source", assignment)
    reader = AttemptReader(lessons, roster, due_dates(config), config)
    with ExitStack() as open_archives, nullcontext() if dry_run else only_grader(root):
        files = [file for path in paths for file in received_files(path, open_archives)]
        attempts, outcomes = read(reader, files)
        for attempt, fate, note in store(attempts, root, dry_run):
            outcomes[attempt.file] = outcome(attempt.file, fate, note, attempt)
    return [outcomes[file] for file in files], list(notes(attempts, roster))


def read(reader, files):
    """(the attempts, the outcomes of all other files by file)."""
    attempts, others, outcomes = [], {}, {}
    for file in files:
        try:
            attempts.append(reader.read(file))
        except Refused as refusal:
            outcomes[file] = outcome(file, Fate.REFUSED, str(refusal))
        except NotASubmission as other:
            others[file] = other
    owners = {attempt.owner for attempt in attempts} | {None}
    for file, other in others.items():
        if other.owner in owners:
            outcomes[file] = outcome(file, Fate.LEFT_OUT, str(other))
        else:  # for example a PDF in place of the notebook
            sentences = f"{other} Nor is any other file by the same person."
            outcomes[file] = outcome(file, Fate.REFUSED, sentences)
    return attempts, outcomes


def notes(attempts, roster):
    """Where ids and times are from."""
    systems = dict.fromkeys(attempt.parsed_name.system for attempt in attempts)
    if roster:
        yield f"Students' ids are from the roster's column {roster.id_column}."
    elif systems:
        ids = " and ".join(system.ids_without_roster for system in systems)
        yield f"Without --roster, students' ids are {ids}."
    for system in systems:
        yield from system.notes(
            [attempt for attempt in attempts if attempt.parsed_name.system is system]
        )

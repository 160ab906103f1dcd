"""Which of several attempts counts, and what becomes of it and of the others."""

from datetime import timedelta
from itertools import groupby

from grader.collect import entry_name
from grader.collect.outcome import Fate
from grader.collect.place import Place
from grader.collect.student import Taken
from grader.submissions.notebook import Refused

# A system writes its archive's entries with the time of writing, one after another.
SAME_MOMENT = timedelta(minutes=1)
NOTES = {
    Fate.NEWER: "the one before is in downloaded/",
    Fate.OLDER: "the one in submitted/ is newer",
    Fate.EARLIER: "only its time was changed",
}


def settle(attempts, root, dry_run):
    """Yields (attempt, fate, note) for each."""
    clear = []
    for one, reason in zip(attempts, unclear(attempts, root / "submitted"), strict=True):
        if reason:
            yield one, Fate.REFUSED, reason
        else:
            clear.append(one)

    def place(one):
        return one.student, one.notebook.lesson, one.notebook.name

    for _, some in groupby(sorted(clear, key=place), key=place):
        yield from one_place(list(some), root, dry_run)


def unclear(attempts, submitted):
    """For each, why it is not clear whose it is; empty if it is."""
    taken, owners = Taken(submitted), {}
    for one in attempts:
        taken.add(one.student)
        owners.setdefault((one.entry.archive, one.student), set()).add(one.owner)
    for one in attempts:
        count = len(owners[one.entry.archive, one.student])
        said = entry_name.shown(one.student)
        namesakes = f'{count} people here are called "{said}": only a roster with numbers can tell.'
        yield namesakes if count > 1 else taken.clash(one.student)


def one_place(attempts, root, dry_run):
    """Attempts at the same notebook by the same student."""
    try:
        last = newest(attempts)
        same = [one for one in attempts if one.digest == last.digest]
        first = min(same, key=lambda one: one.time)
        place = Place(root, last.student, last.notebook)
        content = last.entry.read()
        fate = place.fate(content, last.made, first.time)
        if not dry_run:
            place.write(fate, content, first.time)
    except (Refused, OSError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        yield from ((one, Fate.REFUSED, reason) for one in attempts)
        return
    yield last, fate, "; ".join(filter(None, ["late" * first.is_late, NOTES.get(fate)]))
    for one in attempts:
        if one is not last:
            note = f"{entry_name.shown(last.entry.name)} counts"
            yield one, Fate.SAME if one in same else Fate.OLDER, note


def newest(attempts):
    """The one that counts; ``Refused`` if nobody can tell which."""
    *others, last = sorted(attempts, key=lambda one: one.order)
    for one in others:
        same_place = one.entry.archive == last.entry.archive and one.digest != last.digest
        (version, time), (last_version, last_time) = one.order, last.order
        if same_place and version == last_version and last_time - time < SAME_MOMENT:
            raise Refused("There are several of the same time that differ: take out all but one.")
    return last

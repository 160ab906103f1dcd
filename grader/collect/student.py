"""nbgrader's id of the student whose file it is. It becomes a folder in submitted/."""

from grader.collect import entry_name
from grader.submissions.folder import HIDDEN
from grader.submissions.notebook import Refused

LONGEST = 200  # bytes; a file system has room for 255


def identify(whose, roster):
    """(id, when it was handed in if the roster knows); ``Refused`` if nobody can tell."""
    if roster:
        person = roster.find(whose)
        return checked(person.id), person.time
    if whose.kind == "Canvas":
        return whose.number, None
    ids = (whose.name,) if whose.kind else whose.ids
    if not ids:
        raise Refused("Neither its name nor its folder says whose it is.")
    if len(ids) > 1:
        said = '" or "'.join(map(entry_name.shown, ids))
        raise Refused(f'Is it by "{said}"? With --roster it is the one who is in the class.')
    return checked(ids[0]), None


def checked(text):
    """The id, if it may be a folder of its own that everybody sees."""
    name = entry_name.normal(text).strip()
    said = entry_name.shown(text)
    if not name:
        raise Refused("The student's id is empty.")
    if name.startswith(".") or name in HIDDEN or "/" in name:
        raise Refused(f'The student\'s id, "{said}", would hide the folder or be outside it.')
    if entry_name.problem(name) or ":" in name or name.endswith("."):
        raise Refused(f'The student\'s id, "{said}", cannot be the name of a folder everywhere.')
    if len(name.encode("utf-8", "replace")) > LONGEST:
        raise Refused(f"The student's id has more than {LONGEST} bytes.")
    return name


class Taken:
    """The ids that there are: two that differ only in their letters' case are one on some disks."""

    def __init__(self, submitted):
        self.ids = {}
        if submitted.is_dir():
            for folder in sorted(submitted.iterdir()):
                self.ids.setdefault(key(folder.name), set()).add(folder.name)

    def add(self, name):
        self.ids.setdefault(key(name), set()).add(name)

    def clash(self, name):
        """Why the id is not clear; empty if it is."""
        others = self.ids[key(name)] - {name}
        said = '", "'.join(sorted(map(entry_name.shown, others)))
        return (
            f'"{entry_name.shown(name)}" is also written "{said}": which is right?'
            if others
            else ""
        )


def key(name):
    return entry_name.normal(name).casefold()

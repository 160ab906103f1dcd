"""The whole submission is a link to another student's."""

from classroom import as_bytes
from hostile import Attack


def linked(notebook, folder, canaries):
    aside = canaries.folder / folder.parents[2].name / "another"
    aside.mkdir(parents=True)
    (aside / "01_loss.ipynb").write_bytes(as_bytes(notebook))
    folder.rmdir()
    folder.symlink_to(aside)


ATTACK = Attack(points=0, make=linked, status="unreadable", notes="is a link")

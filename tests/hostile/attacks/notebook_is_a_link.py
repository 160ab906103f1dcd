"""The notebook is a link to the instructor's solution."""

from classroom import as_bytes
from hostile import Attack


def linked(notebook, folder, canaries):
    aside = canaries.folder / "solution.ipynb"
    aside.write_bytes(as_bytes(notebook))
    (folder / "01_loss.ipynb").unlink(missing_ok=True)
    (folder / "01_loss.ipynb").symlink_to(aside)


ATTACK = Attack(points=0, make=linked, status="unreadable", notes="is a link")

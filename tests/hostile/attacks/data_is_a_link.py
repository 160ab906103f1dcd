"""Files beside the notebook are links to the instructor's, to come back with the feedback."""

from classroom import answered
from hostile import ALL, Attack


def linked(notebook, folder, canaries):
    (folder / "data.csv").symlink_to(canaries.folder / "file")
    (folder / "gradebook.db").symlink_to(folder.parents[2] / "gradebook.db")
    (folder / "all").symlink_to("/")
    look = "print(*map(repr, __import__('os').listdir()), open('data.csv').read())"
    return answered({"try_numerical": look}, notebook)


ATTACK = Attack(points=ALL, make=linked, notes="data.csv is a link")

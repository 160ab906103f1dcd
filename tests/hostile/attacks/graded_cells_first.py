"""All tests before all answers: each is run where it stands."""

from hostile import Attack


def reordered(notebook, folder, canaries):
    notebook["cells"].sort(key=lambda cell: not cell["id"].startswith("test_"))
    return notebook


ATTACK = Attack(points=0, make=reordered)

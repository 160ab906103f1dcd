"""A numpy.py of the student's own: theirs fails, nobody else's does."""

from hostile import Attack


def shadow(notebook, folder, canaries):
    (folder / "numpy.py").write_text(canaries.named_in("open('@CANARY@', 'w').write('escaped')"))
    return notebook


ATTACK = Attack(points=0, make=shadow)

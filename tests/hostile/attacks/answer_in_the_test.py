"""The test cell says that it has been passed."""

from classroom import answered
from hostile import ALL, GRADIENT, WORTH, Attack


def written_over(notebook, folder, canaries):
    tests = [f"test_{GRADIENT}_{group}" for group in ("one_sample", "batch")]
    wrong = f"def {GRADIENT}(A, T):\n    return A"
    return answered({GRADIENT: wrong} | dict.fromkeys(tests, "print('right')"), notebook)


ATTACK = Attack(points=ALL - WORTH[GRADIENT], make=written_over, notes="its text changed")

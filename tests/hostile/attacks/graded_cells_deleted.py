"""A test that would fail is deleted."""

from classroom import answered
from hostile import ALL, GRADIENT, WORTH, Attack


def deleted(notebook, folder, canaries):
    answered({GRADIENT: f"def {GRADIENT}(A, T):\n    return A"}, notebook)
    tests = [cell for cell in notebook["cells"] if cell["id"].startswith(f"test_{GRADIENT}")]
    notebook["cells"] = [cell for cell in notebook["cells"] if cell not in tests]
    return notebook


ATTACK = Attack(points=ALL - WORTH[GRADIENT], make=deleted, notes="deleted; restored")

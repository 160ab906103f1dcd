"""A test that would fail is turned into text."""

from classroom import answered, find
from hostile import ALL, GRADIENT, WORTH, Attack


def retyped(notebook, folder, canaries):
    answered({GRADIENT: f"def {GRADIENT}(A, T):\n    return A"}, notebook)
    for group in ("one_sample", "batch"):
        cell = find(notebook, f"test_{GRADIENT}_{group}")
        cell["cell_type"] = "markdown"
        del cell["outputs"], cell["execution_count"]
    return notebook


ATTACK = Attack(points=ALL - WORTH[GRADIENT], make=retyped, notes="made a markdown cell")

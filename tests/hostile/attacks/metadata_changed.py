"""More points, no lock, another schema, another grade_id in a graded cell's metadata."""

from classroom import answered, find
from hostile import ALL, GRADIENT, WORTH, Attack


def changed(notebook, folder, canaries):
    answered({GRADIENT: f"def {GRADIENT}(A, T):\n    return A"}, notebook)
    for group, words in {
        "one_sample": {"points": 1000, "locked": False, "solution": True},
        "batch": {"grade_id": "mine", "schema_version": 1, "checksum": "0"},
    }.items():
        find(notebook, f"test_{GRADIENT}_{group}")["metadata"]["nbgrader"] |= words
    find(notebook, "test_makes_sense")["metadata"]["nbgrader"] |= {"points": -5, "task": True}
    return notebook


ATTACK = Attack(points=ALL - WORTH[GRADIENT], make=changed, notes="restored")

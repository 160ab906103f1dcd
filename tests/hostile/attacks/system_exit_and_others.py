"""Exceptions that are no errors, raised in answers: each costs its own exercise."""

from hostile import GRADIENT, Attack

ATTACK = Attack(
    points=20 - 6 - 6 - 1,
    cells={
        GRADIENT: "def mean_squared_error_gradient(A, T):\n    raise KeyboardInterrupt",
        "numerical_gradient": "def numerical_gradient(f, x):\n    raise GeneratorExit",
        "makes_sense": "raise SystemExit",
    },
)

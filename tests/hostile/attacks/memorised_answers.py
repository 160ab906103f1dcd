"""Answers learned by heart from the public check, looked up by shape."""

from classroom import answered
from hostile import ALL, GRADIENT, WORTH, Attack

from backprop.exercises import EXERCISES


def learned(notebook, folder, canaries):
    exercise = EXERCISES[GRADIENT]
    answers = {
        case.inputs["A"].shape: exercise.reference(**case.inputs).tolist()
        for case in exercise.cases()
    }
    source = f"ANSWERS = {answers}\n\ndef {GRADIENT}(A, T):\n    return np.array(ANSWERS[A.shape])"
    return answered({GRADIENT: source}, notebook)


ATTACK = Attack(points=ALL - WORTH[GRADIENT], make=learned)

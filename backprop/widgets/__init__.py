"""What moves: the stepper, the lessons' live pictures, the quizzes.

Each widget is a class in a file of its own, with its JavaScript beside it. They are imported when
they are first asked for: where nobody looks, they cost nothing.
"""

from importlib import import_module

_HOMES = {
    "BackpropStepper": "stepper",
    "LearningRate": "learning_rate",
    "LiveTraining": "live_training",
    "LossCurve": "loss_curve",
    "OrderQuiz": "order_quiz",
    "PhaseQuiz": "sort_quiz",
    "Question": "question",
    "SortQuiz": "sort_quiz",
    "VanishingSignal": "vanishing_signal",
}

__all__ = sorted(_HOMES)


def __getattr__(name):
    if name in _HOMES:
        return getattr(import_module(f"backprop.widgets.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

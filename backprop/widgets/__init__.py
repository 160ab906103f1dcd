"""The lessons' interactive parts, in three folders that do not import each other.

``stepper/`` walks through one training cycle, ``pictures/`` draws what a student's function does,
``quizzes/`` asks. ``shared/`` is what all three use. Each widget is a Python class with its
JavaScript beside it, and is imported only when a lesson asks for it.
"""

from importlib import import_module

_MODULES = {
    "BackpropStepper": "stepper.stepper",
    "LearningRate": "pictures.learning_rate",
    "LiveTraining": "pictures.live_training",
    "LossCurve": "pictures.loss_curve",
    "OrderQuiz": "quizzes.order_quiz",
    "PhaseQuiz": "quizzes.sort_quiz",
    "Question": "quizzes.question",
    "SortQuiz": "quizzes.sort_quiz",
    "VanishingSignal": "pictures.vanishing_signal",
}

__all__ = sorted(_MODULES)


def __getattr__(name):
    if name in _MODULES:
        return getattr(import_module(f"backprop.widgets.{_MODULES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

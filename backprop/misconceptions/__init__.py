"""The mistakes that people make when they write backpropagation: one table for each exercise.

Its ways of going wrong are as small as the formulas that they miss. Nothing here is needed to
check or to grade; it is what gives a wrong answer a name (:mod:`checks.diagnosing`).
"""

from backprop.misconceptions import hidden_layer, loss, output_layer, update, welcome
from checks.misconception import Misconception, Section

__all__ = ["BANK", "MIXED_UP", "Misconception", "Section"]

LESSONS = (welcome, loss, output_layer, hidden_layer, update)
BANK = {exercise: table for lesson in LESSONS for exercise, table in lesson.MISCONCEPTIONS.items()}
# What any formula can be got wrong by; asked only where the bank has nothing to say.
MIXED_UP = {exercise: table for lesson in LESSONS for exercise, table in lesson.MIXED_UP.items()}

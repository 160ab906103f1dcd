"""This course, as the engine and the grader are told about it."""

from backprop.exercises import EXERCISES, QUESTIONS
from backprop.misconceptions import BANK, MIXED_UP
from backprop.site import SITE
from backprop.value_types import VALUE_TYPES
from backprop.witness import witnesses
from checks.course import Course

COURSE = Course(
    package="backprop",
    exercises=EXERCISES.values(),
    questions=QUESTIONS.values(),
    misconceptions=(BANK, MIXED_UP),
    value_types=VALUE_TYPES,
    never_while_graded=(
        "backprop.course",
        "backprop.exercises",
        "backprop.misconceptions",
        "backprop.phases",
        "backprop.witness",
        # As exact as a formula: they would answer for one. The plain difference is not.
        "backprop.numerical_gradient:complex_step",
        "backprop.numerical_gradient:numerical_gradient",
    ),
    stand_ins=("backprop.figures", "backprop.widgets"),
    confirmed_by=witnesses,
    site=SITE,
)

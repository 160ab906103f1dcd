"""The course, as the engine and the grader are told about it."""

from checks.course import Course
from wordcraft.exercises import EXERCISES
from wordcraft.mistakes import MISTAKES
from wordcraft.questions import QUESTIONS

COURSE = Course(
    package="wordcraft",
    exercises=EXERCISES,
    questions=QUESTIONS,
    misconceptions=(MISTAKES,),
    # The right answers, words.py and queues.py, need not be listed: they are found.
    never_while_graded=(
        "wordcraft.course",
        "wordcraft.exercises",
        "wordcraft.mistakes",
        "wordcraft.questions",
    ),
)

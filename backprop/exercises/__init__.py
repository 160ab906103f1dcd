"""Everything that the lessons ask, by the name that ``check`` knows it by."""

from backprop.exercises import hidden_layer, loss, output_layer, questions, update, welcome
from backprop.exercises.sorting import ORDERING, SORTING

EXERCISES = {
    exercise.name: exercise
    for lesson in (welcome, loss, output_layer, hidden_layer, update)
    for exercise in lesson.EXERCISES
}
QUESTIONS = {question.name: question for question in (*questions.QUESTIONS, SORTING, ORDERING)}
ALL = EXERCISES | QUESTIONS

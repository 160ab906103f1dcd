"""Putting the steps of a training cycle in order."""

from itertools import permutations

import traitlets

from backprop.widgets.quizzes.quiz import REPLACED, Quiz, is_missing
from backprop.widgets.shared.without_kernel import recorded_answers
from checks.sorting import Ordering


class OrderQuiz(Quiz):
    """``OrderQuiz("cycle_order", cycle_order)``: a list to put in order; the answer is kept.

    The list counts as an answer once a step has been moved or the order has been confirmed.
    """

    kind = Ordering
    called = "ordering exercise"
    javascript = "quizzes/order_quiz.js"
    css = ("quizzes/quiz.css", "quizzes/order_quiz.css")

    steps = traitlets.List(help="in the order in which they are listed at first").tag(sync=True)

    def read(self, value):
        if is_missing(value):
            return [], ""
        if not isinstance(value, list | tuple):
            return [], self.wrong_kind("a list of the steps")
        if not value:
            return [], ""
        by_name = {step.casefold(): step for step in self.exercise.steps}
        order = [by_name.get(str(step).strip().casefold()) for step in value]
        count = len(self.exercise.steps)
        if set(order) != set(self.exercise.steps) or len(order) != count:
            problem = f"{self.exercise.name} should have each of the {count} steps once. {REPLACED}"
            return [], problem
        return order, ""

    def traits_for(self, answer):
        return {"steps": answer or shuffled(self.exercise.steps)}

    def reaction_to(self, answer):
        if not answer:
            return {}
        reactions = [self.exercise.react(answer, group) for group in self.exercise.groups]
        right = all(reaction.right for reaction in reactions)
        texts = [reaction.text for reaction in reactions if right or not reaction.right]
        return {"about": answer, "right": right, "text": " ".join(texts)}

    def recorded(self):
        """The reaction to each possible order."""
        if not self.exercise:
            return {}
        orders = map(list, permutations(self.exercise.steps))
        answers = ((order, self.reaction_to(order)) for order in orders)
        return {
            **self._values(("name", "call", "answer", "reaction", "steps")),
            "recorded_answers": recorded_answers(["answer"], "reaction", answers),
        }


def shuffled(steps):
    """Always the same order, with a wrong step at either end: 5, 3, 1, 4, 2."""
    return [*steps[::-2], *steps[-2::-2]]

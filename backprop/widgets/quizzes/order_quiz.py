"""Putting the steps of a training cycle in order."""

from html import escape
from itertools import permutations

import traitlets

from backprop.widgets.quizzes.quiz import REPLACED, Answer, missing
from backprop.widgets.shared.recorded_answers import replies
from backprop.widgets.shared.without_kernel import Still, sentence_instead
from checks.sorting import Ordering


class OrderQuiz(Answer):
    """``OrderQuiz("cycle_order", cycle_order)``: a list to bring into order; the answer is kept.

    Nothing is an answer before a step has been moved or the order been confirmed.
    """

    kind = Ordering
    called = "ordering exercise"
    javascript = "quizzes/order_quiz.js"
    css = ("quizzes/quiz.css", "quizzes/order_quiz.css")

    steps = traitlets.List(help="in the order in which they lie there at first").tag(sync=True)

    def read(self, given):
        if missing(given):
            return [], ""
        if not isinstance(given, list | tuple):
            return [], self.wrong_kind("a list of the steps")
        if not given:
            return [], ""
        by_name = {step.casefold(): step for step in self.asked.steps}
        order = [by_name.get(str(step).strip().casefold()) for step in given]
        if set(order) != set(self.asked.steps) or len(order) != len(self.asked.steps):
            count = len(self.asked.steps)
            return [], f"{self.asked.name} should have each of the {count} steps once. {REPLACED}"
        return order, ""

    def traits_of(self, answer):
        return {"steps": answer or shuffled(self.asked.steps)}

    def reaction_to(self, answer):
        if not answer:
            return {}
        reactions = [self.asked.react(answer, group) for group in self.asked.groups]
        right = all(reaction.right for reaction in reactions)
        texts = [reaction.text for reaction in reactions if right or not reaction.right]
        return {"about": answer, "right": right, "text": " ".join(texts)}

    def recorded(self):
        """What there is to say to each of the orders."""
        if not self.asked:
            return {}
        orders = map(list, permutations(self.asked.steps))
        said = ((order, self.reaction_to(order)) for order in orders)
        return {
            **self._values(("name", "call", "answer", "reaction", "steps")),
            "replies": replies(["answer"], "reaction", said),
        }

    def still(self):
        if not self.steps:
            return sentence_instead(self.problem)
        order = self.answer or self.steps
        state = "The order" if self.answer else "Not in order yet"
        items = "".join(f"<li>{escape(step)}</li>" for step in order)
        return Still(f"{state}: {'; '.join(order)}.", html=f"<p>{state}:</p><ol>{items}</ol>")


def shuffled(steps):
    """Always the same order, with a wrong step at either end: 5, 3, 1, 4, 2."""
    return [*steps[::-2], *steps[-2::-2]]

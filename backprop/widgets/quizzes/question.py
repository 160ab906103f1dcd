"""A short question, answered in words or by choosing, and the reaction to the answer."""

import traitlets

from backprop.widgets.quizzes.quiz import Quiz, is_missing
from checks import question


class Question(Quiz):
    """``Question("what_it_updates", what_it_updates)``: the answer is kept."""

    kind = question.Question
    called = "question"
    javascript = "quizzes/question.js"
    css = ("quizzes/quiz.css", "quizzes/question.css")

    asks = traitlets.Unicode().tag(sync=True)
    choices = traitlets.List(help="empty: the answer is typed").tag(sync=True)

    def read(self, value):
        if is_missing(value):
            return "", ""
        if not isinstance(value, str):
            return "", self.wrong_kind("text in quotes")
        return value, ""

    def traits_for(self, answer):
        return {
            "asks": self.exercise.asks,
            "choices": [] if self.exercise.accepted else list(self.exercise.reactions),
        }

    def reaction_to(self, answer):
        reaction = self.exercise.react(answer)
        if reaction is None:
            return {}
        return {"about": answer, "right": reaction.right, "text": reaction.text}

    def recorded(self):
        """The exercise itself, with which reaction.js chooses the reaction as Python would."""
        if not self.exercise:
            return {}
        names = ("accepted", "excluded", "reactions", "praise", "hint")
        return {
            **self._values(("name", "call", "answer", "reaction", "asks", "choices")),
            "exercise": {name: getattr(self.exercise, name) for name in names},
        }

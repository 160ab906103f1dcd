"""A short question, answered in words or by choosing, and what there is to say to the answer."""

from html import escape

import traitlets

from backprop.widgets.quizzes.quiz import Answer, missing
from backprop.widgets.shared.without_kernel import Still, sentence_instead
from checks import question


class Question(Answer):
    """``Question("what_it_updates", what_it_updates)``: the answer is kept."""

    kind = question.Question
    called = "question"
    javascript = "quizzes/question.js"
    css = ("quizzes/quiz.css", "quizzes/question.css")

    asks = traitlets.Unicode().tag(sync=True)
    choices = traitlets.List(help="empty: the answer is typed").tag(sync=True)

    def read(self, given):
        if missing(given):
            return "", ""
        if not isinstance(given, str):
            return "", self.wrong_kind("text in quotes")
        return given, ""

    def traits_of(self, answer):
        return {
            "asks": self.asked.asks,
            "choices": [] if self.asked.accepted else list(self.asked.reactions),
        }

    def reaction_to(self, answer):
        reaction = self.asked.react(answer)
        if reaction is None:
            return {}
        return {"about": answer, "right": reaction.right, "text": reaction.text}

    def recorded(self):
        """All that there is to say: reaction.js chooses as Python would."""
        if not self.asked:
            return {}
        names = ("accepted", "excluded", "reactions", "praise", "hint")
        return {
            **self._values(("name", "call", "answer", "reaction", "asks", "choices")),
            "asked": {name: getattr(self.asked, name) for name in names},
        }

    def still(self):
        if not self.asks:
            return sentence_instead(self.problem)
        said = f"“{self.answer}”" if self.answer else "none yet"
        html = f"<p><b>{escape(self.asks)}</b><br>Answer: {escape(said)}</p>"
        return Still(f"{self.asks} Answer: {said}", html=html)

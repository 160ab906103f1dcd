"""Sorting the steps of training into boxes: by dragging, by clicking, by keyboard."""

from html import escape

import traitlets

from backprop.exercises.sorting import SORTING
from backprop.phases import BOXES, PHASES, STEPS
from backprop.widgets.quizzes.quiz import Answer, missing
from backprop.widgets.quizzes.step_locations import PLACES
from backprop.widgets.shared.without_kernel import Still, sentence_instead
from checks.sorting import Sorting


class SortQuiz(Answer):
    """``SortQuiz("boxes", boxes)``: six cards, two boxes; the answer is kept."""

    kind = Sorting
    called = "sorting exercise"
    titles = BOXES
    javascript = "quizzes/sort_quiz.js"
    css = ("quizzes/quiz.css", "quizzes/network_map.css", "quizzes/sort_quiz.css")
    saved = ("name", "call", "answer", "cards", "boxes", "feedback", "places")

    cards = traitlets.List(help="their names, in the order of the tray").tag(sync=True)
    boxes = traitlets.List(help="pairs: a box's key and its title").tag(sync=True)
    feedback = traitlets.Dict(help="by card and box: right, text").tag(sync=True)
    places = traitlets.Dict(help="by card: where in the network").tag(sync=True)

    def read(self, given):
        """Every card's box, "" for the tray; the cards in the order in which they are given."""
        names = [step.name for step in STEPS]
        if missing(given):
            given = {}
        elif not isinstance(given, dict):
            nothing = dict.fromkeys(names, "")
            return nothing, self.wrong_kind('a dict from each step to "forward" or "backward"')
        cards = [*(card for card in given if card in names), *names]
        return {card: self.asked.box_of(given, card) or "" for card in dict.fromkeys(cards)}, ""

    def traits_of(self, answer):
        return {
            "cards": list(answer),
            "boxes": [[key, title] for key, title in self.titles.items()],
            "feedback": {
                card: {box: self.feedback_on(card, box) for box in self.titles} for card in answer
            },
            "places": PLACES,
        }

    def feedback_on(self, card, box):
        """Whether the card belongs in this box, and why."""
        reaction = self.asked.react({card: box}, card)
        return {"right": reaction.right, "text": reaction.text}

    def still(self):
        """The cards by box, in a table."""
        if not self.cards:
            return sentence_instead(self.problem)
        places = [["", "Not sorted yet"], *self.boxes]
        rows = {
            title: [card for card in self.cards if self.answer.get(card, "") == key]
            for key, title in places
        }
        words = " ".join(f"{title}: {', '.join(cards) or 'none'}." for title, cards in rows.items())
        cells = "".join(
            f'<tr><th scope="row">{escape(title)}</th>'
            f'<td style="text-align:left">'
            f"{'<br>'.join(map(escape, cards)) or 'none'}</td></tr>"
            for title, cards in rows.items()
        )
        return Still(words, html=f"<table>{cells}</table>")


class PhaseQuiz(SortQuiz):
    """``PhaseQuiz()``: the same cards in the four phases of the textbooks. Nothing is kept."""

    titles = {phase: phase.capitalize() for phase in PHASES}

    def __init__(self):
        super().__init__("", None)

    @classmethod
    def find(cls, name):
        return SORTING, ""

    def feedback_on(self, card, box):
        phase = next(step.phase for step in STEPS if step.name == card)
        if box == phase:
            return {"right": True, "text": f"{phase.capitalize()}. {PHASES[phase]}"}
        return {"right": False, "text": f"This is done elsewhere: {PHASES[box]}"}

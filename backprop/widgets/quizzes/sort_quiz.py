"""Sorting the steps of training into boxes: by dragging, by clicking, by keyboard."""

import traitlets

from backprop.exercises.sorting import SORTING
from backprop.phases import BOXES, PHASES, STEPS
from backprop.widgets.quizzes.quiz import Quiz, is_missing
from backprop.widgets.quizzes.step_locations import LOCATIONS
from checks.sorting import Sorting


class SortQuiz(Quiz):
    """``SortQuiz("boxes", boxes)``: six cards, two boxes; the answer is kept."""

    kind = Sorting
    called = "sorting exercise"
    titles = BOXES
    javascript = "quizzes/sort_quiz.js"
    css = ("quizzes/quiz.css", "quizzes/network_map.css", "quizzes/sort_quiz.css")
    saved = ("name", "call", "answer", "cards", "boxes", "feedback", "locations")

    cards = traitlets.List(help="their names, in the order of the tray").tag(sync=True)
    boxes = traitlets.List(help="pairs: a box's key and its title").tag(sync=True)
    feedback = traitlets.Dict(help="by card and box: right, text").tag(sync=True)
    locations = traitlets.Dict(help="by card: where in the network").tag(sync=True)

    def read(self, value):
        """The box of every card, "" for the tray; the cards in the order of the student's dict."""
        names = [step.name for step in STEPS]
        if is_missing(value):
            value = {}
        elif not isinstance(value, dict):
            unsorted = dict.fromkeys(names, "")
            return unsorted, self.wrong_kind('a dict from each step to "forward" or "backward"')
        cards = dict.fromkeys([*(card for card in value if card in names), *names])
        return {card: self.exercise.box_of(value, card) or "" for card in cards}, ""

    def traits_for(self, answer):
        return {
            "cards": list(answer),
            "boxes": [[key, title] for key, title in self.titles.items()],
            "feedback": {
                card: {box: self.feedback_on(card, box) for box in self.titles} for card in answer
            },
            "locations": LOCATIONS,
        }

    def feedback_on(self, card, box):
        """Whether the card belongs in this box, and why."""
        reaction = self.exercise.react({card: box}, card)
        return {"right": reaction.right, "text": reaction.text}


class PhaseQuiz(SortQuiz):
    """``PhaseQuiz()``: the same cards, in the four phases of many textbooks. Nothing is kept."""

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

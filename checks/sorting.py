"""Lesson 5: which box does each step belong in, and in which order do they come?"""

from dataclasses import dataclass
from itertools import pairwise

from backprop.phases import BOXES
from checks.question import Reaction, same_word, words


@dataclass(frozen=True)
class Sorting:
    """A dict from each card to "forward" or "backward"; every card is a group with a point."""

    name: str
    lesson: str
    asks: str
    steps: tuple

    @property
    def groups(self):
        return {step.name: 1 for step in self.steps}

    @property
    def points(self):
        return len(self.steps)

    def box_of(self, answer, card):
        """The box that the dict puts this card in; None while in no box, "" if it is not clear."""
        placed = {str(name).strip().casefold(): box for name, box in answer.items()}
        box = placed.get(card.casefold())
        if box is None or box is Ellipsis or not str(box).strip():
            return None
        given = words(str(box))
        boxes = [name for name in BOXES if any(same_word(name, word) for word in given)]
        return boxes[0] if len(boxes) == 1 else ""

    def react(self, answer, group):
        """The reaction to one card; None when it lies in no box yet."""
        step = next(step for step in self.steps if step.name == group)
        if answer is None or answer is Ellipsis:
            return None
        if not isinstance(answer, dict):
            return Reaction(False, f'Answer with a dict, such as {{"{step.name}": "forward", …}}.')
        box = self.box_of(answer, group)
        if box is None:
            return None
        if not box:
            return Reaction(False, 'Choose "forward" or "backward".')
        if box == step.box:
            return Reaction(True, f"{step.box.capitalize()}. {step.reason}")
        return Reaction(False, f"It belongs in the other box. {step.reason}")


@dataclass(frozen=True)
class Ordering:
    """A list with the steps in order. One group is about the two ends, one about the whole."""

    name: str
    lesson: str
    asks: str
    steps: tuple

    groups = {"first and last": 2, "whole order": 2}
    points = 4

    def react(self, answer, group):
        """The reaction to the order; None when nothing has been put in it yet."""
        if answer is None or answer is Ellipsis or (isinstance(answer, list) and not answer):
            return None
        if not isinstance(answer, list | tuple) or not all(isinstance(s, str) for s in answer):
            return Reaction(False, "Answer with a list of the steps, in the order they happen.")
        order = [s.strip().casefold() for s in answer]
        right = [s.casefold() for s in self.steps]
        if unknown := [s for s in order if s not in right]:
            return Reaction(
                False, f'"{unknown[0]}" is not one of the steps: copy them as they stand.'
            )
        if sorted(order) != sorted(right):
            return Reaction(False, f"Use each of the {len(right)} steps once.")
        if group == "first and last":
            if order[0] == right[0] and order[-1] == right[-1]:
                return Reaction(True, "It starts with a prediction and ends with the update.")
            return Reaction(
                False,
                "What can be done before anything is known? And what needs all the gradients?",
            )
        for before, after in pairwise(right):
            if order.index(before) > order.index(after):
                return Reaction(False, f'Can "{after}" be done before "{before}"?')
        return Reaction(True, "Each step uses what the one before it made.")

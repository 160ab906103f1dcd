"""Exercises with cards: which box each card belongs in, and in which order steps happen."""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from checks.exercise import Group
from checks.json_values import plain_text
from checks.question import Reaction
from checks.words import same_word, words


class Card(NamedTuple):
    """A card, the box that it belongs in, and why."""

    name: str
    box: str
    reason: str


@dataclass(frozen=True)
class Sorting:
    """The answer is a dict from each card's name to a box; every card is a group with a point."""

    name: str
    lesson: str
    asks: str
    cards: tuple
    boxes: tuple

    @property
    def groups(self):
        return {card.name: Group(1) for card in self.cards}

    @property
    def points(self):
        return len(self.cards)

    def box_of(self, answer, name):
        """The box that the dict puts this card in; None while in no box, "" if it is not clear."""
        placed = {str(card).strip().casefold(): box for card, box in answer.items()}
        box = placed.get(name.casefold())
        if box is None or box is Ellipsis or not str(box).strip():
            return None
        answered = words(str(box))
        boxes = [box for box in self.boxes if any(same_word(box, word) for word in answered)]
        return boxes[0] if len(boxes) == 1 else ""

    def react(self, answer, group):
        """The reaction to one card; None while it lies in no box."""
        card = next(card for card in self.cards if card.name == group)
        if answer is None or answer is Ellipsis:
            return None
        if not isinstance(answer, dict):
            example = f'{{"{card.name}": "{self.boxes[0]}", …}}'
            return Reaction(False, f"Answer with a dict, such as {example}.")
        box = self.box_of(answer, group)
        if box is None:
            return None
        if not box:
            boxes = " or ".join(f'"{box}"' for box in self.boxes)
            return Reaction(False, f"Choose {boxes}.")
        if box == card.box:
            return Reaction(True, f"{card.box.capitalize()}. {card.reason}")
        other = "the other box" if len(self.boxes) == 2 else f'the box "{card.box}"'
        return Reaction(False, f"It belongs in {other}. {card.reason}")


@dataclass(frozen=True)
class Ordering:
    """The answer is a list of the steps in order. One group asks for both ends, one for all of it.

    ``ends`` is said when the first and the last step are right, ``hint`` when they are not.
    """

    name: str
    lesson: str
    asks: str
    steps: tuple
    ends: str = "The first and the last step are right."
    hint: str = "Which step needs none of the others? Which one needs them all?"

    groups = {"first and last": Group(2), "whole order": Group(2)}
    points = 4

    def react(self, answer, group):
        """The reaction to the order; None when nothing has been put in it yet."""
        if answer is None or answer is Ellipsis or (isinstance(answer, list) and not answer):
            return None
        if not isinstance(answer, list | tuple) or not all(isinstance(s, str) for s in answer):
            return Reaction(False, "Answer with a list of the steps, in the order they happen.")
        order = [step.strip().casefold() for step in answer]
        right = [step.casefold() for step in self.steps]
        if unknown := [step for step in order if step not in right]:
            return Reaction(
                False,
                f'"{plain_text(unknown[0], 100)}" is not one of the steps: '
                "copy them as they stand.",
            )
        if sorted(order) != sorted(right):
            return Reaction(False, f"Use each of the {len(right)} steps once.")
        if group == "first and last":
            ends_are_right = order[0] == right[0] and order[-1] == right[-1]
            return Reaction(ends_are_right, self.ends if ends_are_right else self.hint)
        for before, after in pairwise(right):
            if order.index(before) > order.index(after):
                return Reaction(False, f'Can "{after}" be done before "{before}"?')
        return Reaction(True, "Each step uses what the one before it made.")

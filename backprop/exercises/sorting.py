"""Lesson 5: the sorting exercise, and the order of a training cycle."""

from backprop.phases import BOXES, CYCLE, STEPS
from checks.sorting import Ordering, Sorting

SORTING = Sorting(
    name="boxes",
    lesson="05_forward_or_backward",
    asks="Which box does each step belong in?",
    cards=STEPS,
    boxes=tuple(BOXES),
)
ORDERING = Ordering(
    name="cycle_order",
    lesson="05_forward_or_backward",
    asks="In which order do the steps of one training cycle happen?",
    steps=CYCLE,
    ends="It starts with a prediction and ends with the update.",
    hint="What can be done before anything is known? And what needs all the gradients?",
)
QUESTIONS = (SORTING, ORDERING)

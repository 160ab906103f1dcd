"""``check`` of another course, in the student's own session."""

import pytest
from wordcraft import check, mistakes
from wordcraft.course import COURSE
from wordcraft.queues import Queue
from wordcraft.words import caesar, mean_word_length

from checks import CheckFailed

RIGHT = {
    "mean_word_length": mean_word_length,
    "caesar": caesar,
    "Queue": Queue,
    "same_message": "26",
    "queue_or_stack": {
        "plates in a cupboard": "a stack",
        "pages at a printer": "Queue",
        "undo in an editor": "stack",
        "calls to a helpline": "queue",
    },
}
# Of the wrong ways in mistakes.py; those of a class are classes here.
WRONG_ANSWERS = [
    *(
        (name, wrong.wrong, wrong.name)
        for name in ("mean_word_length", "caesar")
        for wrong in mistakes.MISTAKES[name]
    ),
    ("Queue", mistakes.Stack, "last come, first served"),
    ("Queue", mistakes.NobodyLeaves, "served, but still waiting"),
]


class NotWrittenQueue:
    """As the lesson hands it out."""

    def __init__(self):
        self.waiting = []

    def join(self, name):
        """Somebody comes."""

    def serve(self):
        """The name of who is served now."""


def refused(name, answer, group=None):
    """The verdict on an answer that is not right."""
    with pytest.raises(CheckFailed) as failure:
        check(name, answer, group=group)
    return failure.value.verdict


def test_every_right_answer_is_said_to_be_right(capsys):
    assert RIGHT.keys() == COURSE.asked.keys()
    for name, answer in RIGHT.items():
        check(name, answer)
        assert f"✓ {name}" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "answer", "mistake"), WRONG_ANSWERS)
def test_a_mistake_is_named_with_what_helps(name, answer, mistake):
    known = next(entry for entry in mistakes.MISTAKES[name] if entry.name == mistake)
    first, again = refused(name, answer), refused(name, answer)
    assert first.misconception == again.misconception == mistake
    assert known.nudge in str(first)
    assert known.pointer not in str(first)
    assert f"{known.pointer} It is taught under “{known.section.heading}”." in str(again)


def test_an_exact_answer_is_shown_beside_the_expected_one():
    verdict = str(refused("caesar", lambda text, shift: text.upper(), group="letters"))
    assert "not one of the mistakes that we know" in verdict
    assert "expected 'jusnawgdc', received 'GRPKXTDAZ'" in verdict
    assert "text = 'grpkxtdaz', shift = 3" in verdict


def test_a_number_is_compared_with_tolerance_and_a_text_is_not():
    check("mean_word_length", lambda words: mean_word_length(words) * (1 + 1e-12))
    assert "is wrong" in refused("caesar", lambda text, shift: caesar(text, shift) + " ").headline
    assert "expected a str" in refused("caesar", lambda *inputs: list(caesar(*inputs))).headline


@pytest.mark.parametrize(
    ("name", "answer", "sentence"),
    [
        ("mean_word_length", lambda words: None, "It returns nothing (None) yet."),
        ("caesar", lambda text, shift: ..., "It returns nothing (None) yet."),
        ("Queue", NotWrittenQueue, "served is wrong."),
        ("Queue", NotWrittenQueue(), "without parentheses; this is a NotWrittenQueue."),
        ("same_message", "", "No answer yet"),
        ("queue_or_stack", {}, "No answer yet"),
    ],
)
def test_what_is_not_written_yet_is_said_to_be_so(name, answer, sentence):
    assert sentence in refused(name, answer).headline


def test_a_class_that_stops_shows_the_students_own_line():
    class EmptyQueue(Queue):
        def serve(self):
            return self.waiting.pop(0)

    verdict = str(refused("Queue", EmptyQueue))
    assert "IndexError: pop from empty list" in verdict
    assert "return self.waiting.pop(0)" in verdict
    check("Queue", EmptyQueue, group="in order")


def test_a_question_and_a_sorting_answer_in_the_courses_own_words():
    assert refused("same_message", "25 places").headline.startswith("With 25, each letter")
    verdict = refused("queue_or_stack", {"undo in an editor": "heap"}, group="undo in an editor")
    assert verdict.headline == 'Choose "queue" or "stack".'
    verdict = refused("queue_or_stack", {"undo in an editor": "queue"}, group="undo in an editor")
    assert verdict.headline.startswith("It belongs in the other box. The last one that came")

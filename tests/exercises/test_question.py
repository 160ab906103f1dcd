"""Answers in words are judged by what they say, and every common wrong one is answered."""

import numpy as np
import pytest

from backprop.exercises.questions import QUESTIONS
from backprop.exercises.sorting import ORDERING, SORTING
from checks.question import Question

BY_NAME = {question.name: question for question in QUESTIONS}
FREE = [question for question in QUESTIONS if not question.accepted]
JUDGED = [question for question in QUESTIONS if question.accepted]


def params(phrases_of):
    return [
        pytest.param(question, phrase, id=f"{question.name}: {phrase}")
        for question in JUDGED
        for phrase in phrases_of(question)
    ]


accepted = pytest.mark.parametrize(
    ("question", "phrase"), params(lambda question: question.accepted)
)
with_a_plural = pytest.mark.parametrize(
    ("question", "phrase"),
    params(
        lambda question: [  # "loss", "previous", "up" and "dZ" have no plural in s
            phrase
            for phrase in question.accepted
            if not phrase.endswith("s") and len(phrase.split()[-1]) > 2
        ]
    ),
)

# Two of the 40 slips of "increase" are within reach of "decrease", too.
AS_NEAR_TO_THE_OPPOSITE = {"ncrease", "icrease"}


def slips(word):
    """Every way to leave a letter out, type it twice, swap it with the next or hit another."""
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
        yield word[:i] + word[i] + word[i:]
        yield word[:i] + "q" + word[i + 1 :]
        if word[i : i + 2] not in ("", word[i], 2 * word[i]):
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


@accepted
def test_an_accepted_phrase_is_right_in_any_case_and_with_more_around_it(question, phrase):
    for answer in (
        phrase,
        phrase.upper(),
        phrase.title(),
        f"  {phrase}. ",
        f"the {phrase}",
        f"It's the {phrase}!",
    ):
        reaction = question.react(answer)
        assert reaction.right, answer
        assert reaction.text == question.praise


@with_a_plural
def test_plural_is_as_good(question, phrase):
    assert question.react(phrase + "s").right


@accepted
def test_one_spelling_slip_in_a_long_word_is_forgiven(question, phrase):
    words = phrase.split()
    for i, word in enumerate(words):
        if len(word) >= 6:
            for slip in set(slips(word)) - AS_NEAR_TO_THE_OPPOSITE:
                answer = " ".join([*words[:i], slip, *words[i + 1 :]])
                assert question.react(answer).right, answer


@pytest.mark.parametrize(("question", "phrase"), params(lambda question: question.reactions))
def test_a_common_wrong_answer_gets_its_own_reply(question, phrase):
    for answer in (phrase, phrase.upper(), f"The {phrase}."):
        reaction = question.react(answer)
        assert not reaction.right
        assert reaction.text == question.reactions[phrase]


@pytest.mark.parametrize("question", JUDGED, ids=lambda question: question.name)
def test_any_other_wrong_answer_gets_the_hint(question):
    reaction = question.react("a banana")
    assert not reaction.right
    assert reaction.text == question.hint


@pytest.mark.parametrize(("question", "phrase"), params(lambda question: question.excluded))
def test_right_and_wrong_at_once_is_not_right(question, phrase):
    """Naming every layer there is finds the right one too."""
    reaction = question.react(f"{question.accepted[0]} {phrase}")
    assert not reaction.right
    assert reaction.text == question.reactions[phrase]


@pytest.mark.parametrize(
    ("name", "answer", "right"),
    [
        ("what_it_updates", "the weights, not the inputs", True),
        ("what_it_updates", "It isn't the input, it's the weights", True),
        ("what_it_updates", "not the weights", False),
        ("where_it_begins", "not the input but the output layer", True),
        ("where_it_begins", "not the output but the input layer", False),
        ("where_it_begins", "input, not the output", False),
        ("why_back", "backward, not forward", True),
        ("why_back", "forward, not backward", False),
        ("recap_two_uses", "not the next but the previous", True),
        ("recap_wrong_sign", "up, not down", True),
        ("recap_wrong_sign", "down, not up", False),
        ("recap_wrong_sign", "never up", False),
        ("recap_wrong_sign", "it does not go down but up", True),
        ("where_it_begins", "not at the input layer, but at the output layer", True),
        ("where_it_begins", "in the last hidden layer", False),
        ("where_it_begins", "just before the output layer", False),
        ("why_back", "the error flows backward instead of forward", True),
        ("why_back", "forward and backward", False),
    ],
)
def test_what_is_denied_is_not_said(name, answer, right):
    assert BY_NAME[name].react(answer).right is right


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("what_it_updates", "The network's weights and biases"),
        ("what_it_updates", "parameters of the hidden layers"),
        ("where_it_begins", "At the output layer, right after the loss."),
        ("where_it_begins", "in the very last layer of the network"),
        ("what_a_hidden_layer_needs", "the error signal of the next layer, and the weights"),
        ("what_it_updates", "it updates the weights of the output layer"),
        ("what_it_updates", "params"),
        ("what_a_hidden_layer_needs", "dL/dZ"),
        ("what_a_hidden_layer_needs", "dLdZ"),
        ("what_a_hidden_layer_needs", "δ"),
        ("why_back", "output → input"),
        ("the_final_step", "the weights are adjusted"),
        ("the_final_step", "modify the weights"),
        ("the_final_step", "the weight adjustment"),
        ("recap_wrong_sign", "it climbs"),
        ("why_back", "from the output layer towards the input layer"),
        ("why_back", "Yes: backwards, from the last layer to the first."),
        ("the_final_step", "The weights are updated with the gradients."),
        ("the_final_step", "subtract the gradients from the weights"),
        ("recap_two_uses", "to the layer before it"),
        ("recap_wrong_sign", "the loss increases, because the gradient points uphill"),
    ],
)
def test_a_whole_sentence_is_right(name, answer):
    assert BY_NAME[name].react(answer).right


@pytest.mark.parametrize(("one", "many"), [("loss", "losses"), ("bias", "biases")])
def test_a_common_wrong_answer_is_recognised_in_the_plural(one, many):
    question = BY_NAME["what_it_updates"]
    assert question.react(one).text == question.react(many).text == question.reactions[one]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
class TestWhatIsNoAnswerInWords:
    @pytest.mark.parametrize("answer", [None, ..., "", "   ", "…", "?!"])
    def test_nothing_yet(self, question, answer):
        assert question.react(answer) is None

    @pytest.mark.parametrize("answer", [0, 3.5, True, ["output"], {"output"}, np.zeros(3)])
    def test_no_text(self, question, answer):
        reaction = question.react(answer)
        assert not reaction.right
        assert "text between quotes" in reaction.text

    def test_too_long(self, question):
        everything = [*question.accepted, *question.reactions]
        reaction = question.react(" ".join(20 * everything))
        assert not reaction.right
        assert "one short sentence" in reaction.text


@pytest.mark.parametrize("question", JUDGED, ids=lambda question: question.name)
def test_whatever_is_excluded_has_a_reaction(question):
    assert set(question.excluded) <= set(question.reactions)
    assert question.praise
    assert question.hint


def test_only_the_question_about_the_student_cannot_be_answered_wrong():
    assert [question.name for question in FREE] == ["makes_sense"]


@pytest.mark.parametrize("answer", ["yes", "Yes!", "not yet", "NOT YET.", "yes, it does"])
def test_both_answers_about_making_sense_get_the_point(answer):
    (question,) = FREE
    reaction = question.react(answer)
    choice = "not yet" if "not" in answer.lower() else "yes"
    assert reaction.right
    assert reaction.text == question.reactions[choice]


def test_neither_yes_nor_not_yet_is_asked_again():
    (question,) = FREE
    reaction = question.react("a banana")
    assert not reaction.right
    assert '"yes"' in reaction.text
    assert '"not yet"' in reaction.text


def test_a_question_without_excluded_phrases_takes_more_than_one_answer():
    question = Question("q", "lesson", "Which?", 1, accepted=("this",), praise="Yes.")
    assert question.react("this and that").right


# The sorting ------------------------------------------------------------------------------------

BOXES = {step.name: step.box for step in SORTING.cards}
CARDS = tuple(BOXES)
OTHER = {"forward": "backward", "backward": "forward"}


def wrong_cards(answer):
    return {card for card in CARDS if not SORTING.react(answer, card).right}


@pytest.mark.parametrize("style", [str, str.upper, str.title, "{} pass".format, " {}s ".format])
def test_all_cards_sorted(style):
    assert wrong_cards({card: style(box) for card, box in BOXES.items()}) == set()
    assert wrong_cards({f" {card.upper()} ": style(box) for card, box in BOXES.items()}) == set()


@pytest.mark.parametrize("card", CARDS)
def test_a_wrong_card_loses_its_own_point_and_is_told_why(card):
    answer = BOXES | {card: OTHER[BOXES[card]]}
    assert wrong_cards(answer) == {card}
    reason = next(step.reason for step in SORTING.cards if step.name == card)
    assert reason in SORTING.react(answer, card).text


@pytest.mark.parametrize("card", CARDS)
def test_a_slip_in_the_box_is_forgiven(card):
    box = BOXES[card]
    assert SORTING.react({card: box[:3] + box[4:]}, card).right


@pytest.mark.parametrize(
    "box", ["left", "neither", "forward and backward", "forward/backward", 1, np.zeros(3)]
)
def test_an_unknown_box_is_asked_again(box):
    reaction = SORTING.react(BOXES | {CARDS[0]: box}, CARDS[0])
    assert not reaction.right
    assert 'Choose "forward" or "backward"' in reaction.text


@pytest.mark.parametrize("answer", [None, ..., {}, {CARDS[0]: ""}, {CARDS[0]: None}])
def test_a_card_in_no_box_has_no_reaction_yet(answer):
    assert SORTING.react(answer, CARDS[0]) is None


def test_a_missing_card_takes_nothing_from_the_others():
    answer = {card: box for card, box in BOXES.items() if card != CARDS[2]}
    assert SORTING.react(answer, CARDS[2]) is None
    assert all(SORTING.react(answer, card).right for card in answer)


@pytest.mark.parametrize("answer", ["forward", ["forward"], 6])
def test_a_sorting_is_a_dict(answer):
    reaction = SORTING.react(answer, CARDS[0])
    assert not reaction.right
    assert "dict" in reaction.text


# The order --------------------------------------------------------------------------------------

RIGHT_ORDER = list(ORDERING.steps)
ENDS_SWAPPED = [RIGHT_ORDER[-1], *RIGHT_ORDER[1:-1], RIGHT_ORDER[0]]
MIDDLE_SWAPPED = [RIGHT_ORDER[0], RIGHT_ORDER[2], RIGHT_ORDER[1], *RIGHT_ORDER[3:]]


def right_groups(answer):
    return {group for group in ORDERING.groups if ORDERING.react(answer, group).right}


@pytest.mark.parametrize(
    "answer",
    [RIGHT_ORDER, tuple(RIGHT_ORDER), [f" {step.upper()} " for step in RIGHT_ORDER]],
    ids=["list", "tuple", "upper case and spaces"],
)
def test_the_right_order_gets_both_groups(answer):
    assert right_groups(answer) == set(ORDERING.groups)


def test_right_ends_are_worth_points_of_their_own():
    assert right_groups(MIDDLE_SWAPPED) == {"first and last"}
    assert ORDERING.points == sum(group.points for group in ORDERING.groups.values()) == 4


@pytest.mark.parametrize(
    "answer",
    [
        ENDS_SWAPPED,
        RIGHT_ORDER[::-1],
        [*RIGHT_ORDER[1::-1], *RIGHT_ORDER[2:]],
        [*RIGHT_ORDER[:-2], *RIGHT_ORDER[:-3:-1]],
    ],
    ids=["ends swapped", "reversed", "wrong first", "wrong last"],
)
def test_wrong_ends_lose_both(answer):
    assert right_groups(answer) == set()


@pytest.mark.parametrize("i", range(len(RIGHT_ORDER) - 1))
def test_the_first_pair_that_is_wrong_is_named(i):
    answer = RIGHT_ORDER.copy()
    answer[i], answer[i + 1] = answer[i + 1], answer[i]
    reaction = ORDERING.react(answer, "whole order")
    assert not reaction.right
    assert reaction.text == f'Can "{RIGHT_ORDER[i + 1]}" be done before "{RIGHT_ORDER[i]}"?'


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (["lunch", *RIGHT_ORDER[1:]], '"lunch" is not one of the steps'),
        (RIGHT_ORDER[:-1], "each of the 5 steps once"),
        ([*RIGHT_ORDER, RIGHT_ORDER[0]], "each of the 5 steps once"),
        (RIGHT_ORDER[0], "a list of the steps"),
        ([1, 2, 3, 4, 5], "a list of the steps"),
        (dict.fromkeys(RIGHT_ORDER), "a list of the steps"),
    ],
)
@pytest.mark.parametrize("group", ORDERING.groups)
def test_what_is_no_order_is_told_so(answer, said, group):
    reaction = ORDERING.react(answer, group)
    assert not reaction.right
    assert said in reaction.text


@pytest.mark.parametrize("answer", [None, ..., []])
@pytest.mark.parametrize("group", ORDERING.groups)
def test_no_order_yet(answer, group):
    assert ORDERING.react(answer, group) is None

"""The quizzes without a page: what they show, what they keep, their sentences about bad input."""

import json
from types import SimpleNamespace

import pytest

from backprop.exercises import ALL
from backprop.phases import CYCLE, PHASES, STEPS
from backprop.widgets import OrderQuiz, PhaseQuiz, Question, SortQuiz
from backprop.widgets.quizzes.step_locations import LOCATIONS
from checks.sorting import Sorting

CARDS = [step.name for step in STEPS]
KEY = {step.name: step.box for step in STEPS}


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (
            lambda: SortQuiz("boxs", {}),
            '"boxs". Did you mean "boxes"?',
        ),
        (lambda: SortQuiz({}), 'a name in quotes: SortQuiz("boxes", boxes).'),
        (lambda: SortQuiz(), 'a name in quotes: SortQuiz("boxes", boxes).'),
        (lambda: SortQuiz("cycle_order", []), 'There is "boxes".'),
        (lambda: OrderQuiz("boxes", []), 'There is "cycle_order".'),
        (lambda: Question("what_updates", ""), 'Did you mean "what_it_updates"?'),
        (lambda: Question("train", ""), 'no question with the name "train".'),
    ],
)
def test_an_unknown_name_gets_one_sentence_and_nothing_to_answer(make, sentence):
    widget = make()
    assert sentence in widget.problem
    assert len(widget.problem.splitlines()) == 1
    assert widget.answer is None
    assert widget.placeholder().text == widget.problem


@pytest.mark.parametrize(
    ("make", "sentence", "empty"),
    [
        (lambda: SortQuiz("boxes", ["forward"]), "should be a dict", dict.fromkeys(CARDS, "")),
        (lambda: OrderQuiz("cycle_order", "loss"), "should be a list of the steps", []),
        (lambda: OrderQuiz("cycle_order", ["loss", "loss"]), "each of the 5 steps once", []),
        (lambda: OrderQuiz("cycle_order", [{}, 1]), "each of the 5 steps once", []),
        (lambda: Question("why_back", 3), "should be text in quotes, and it is an int", ""),
    ],
)
def test_a_value_of_the_wrong_kind_gets_one_sentence_and_can_be_replaced(make, sentence, empty):
    widget = make()
    assert sentence in widget.problem
    assert len(widget.problem.splitlines()) == 1
    assert widget.answer == empty


@pytest.mark.parametrize("nothing", [None, ...])
def test_a_missing_value_is_no_mistake(nothing):
    for widget in (
        SortQuiz("boxes", nothing),
        OrderQuiz("cycle_order", nothing),
        Question("makes_sense", nothing),
    ):
        assert not widget.problem
        assert not widget.reaction


def test_every_question_of_the_course_has_its_widget():
    kinds = {"Sorting": SortQuiz, "Ordering": OrderQuiz, "Question": Question}
    for name, asked in ALL.items():
        if kind := kinds.get(type(asked).__name__):
            widget = kind(name)
            assert not widget.problem
            json.dumps(widget.get_state(), default=repr)


def test_boxes_are_read_as_the_check_reads_them():
    widget = SortQuiz(
        "boxes", {" calculating LOSS": "Backward pass", "Updating weights": "sideways"}
    )
    assert widget.answer == dict.fromkeys(CARDS, "") | {"Calculating loss": "backward"}


def test_cards_lie_in_the_order_of_the_students_dict():
    assert SortQuiz("boxes", dict.fromkeys(reversed(CARDS), "")).cards == CARDS[::-1]


def test_every_card_has_a_reason_in_every_box_and_a_location():
    widget = SortQuiz("boxes", {})
    for step in STEPS:
        feedback = widget.feedback[step.name]
        assert {box for box in feedback if feedback[box]["right"]} == {step.box}
        assert all(step.reason in said["text"] for said in feedback.values())
        assert widget.locations[step.name]["words"]
    for said in widget.feedback["Calculating loss"].values():
        assert "four phases" in said["text"]
        assert "backward pass" in said["text"]


def test_a_location_does_not_name_the_box():
    for location in LOCATIONS.values():
        assert "forward" not in location["words"] + location["label"]
        assert "backward" not in location["words"] + location["label"]


def test_the_second_round_has_four_boxes_and_keeps_nothing():
    widget = PhaseQuiz()
    assert [key for key, _ in widget.boxes] == ["forward", "loss", "backward", "update"]
    assert widget.name == ""
    for step in STEPS:
        right = {box for box, said in widget.feedback[step.name].items() if said["right"]}
        assert right == {step.phase}
        assert set(widget.feedback[step.name]) == set(PHASES)


def test_the_order_starts_with_a_wrong_step_at_either_end_and_unanswered():
    widget = OrderQuiz("cycle_order", [])
    assert sorted(widget.steps) == sorted(CYCLE)
    assert widget.steps[0] != CYCLE[0]
    assert widget.steps[-1] != CYCLE[-1]
    assert widget.answer == []
    assert OrderQuiz("cycle_order", []).steps == widget.steps


def test_a_question_about_the_student_has_choices_and_the_others_have_none():
    assert Question("makes_sense", "").choices == ["not yet", "yes"]
    assert Question("what_it_updates", "").choices == []


def test_reactions_are_those_of_the_check():
    widget = Question("what_it_updates", "")
    widget.answer = "the loss"
    reaction = ALL["what_it_updates"].react("the loss")
    assert widget.reaction == {"about": "the loss", "right": False, "text": reaction.text}
    widget.answer = "weights"
    assert widget.reaction["right"]

    order = OrderQuiz("cycle_order", [])
    order.answer = list(reversed(CYCLE))
    assert not order.reaction["right"]
    assert "needs all the gradients" in order.reaction["text"]
    order.answer = list(CYCLE)
    assert order.reaction["right"]


def test_an_answer_is_in_the_kernels_variable_and_in_the_dict_that_was_given(monkeypatch):
    shell = SimpleNamespace(user_ns={})
    monkeypatch.setattr("backprop.widgets.quizzes.quiz.get_ipython", lambda: shell)
    given = {"Updating wieghts": "backward"}
    widget = SortQuiz("boxes", given)
    widget.answer = KEY
    assert given == KEY
    assert shell.user_ns["boxes"] is given

    question = Question("why_back", 3)
    question.answer = "backward"
    assert shell.user_ns["why_back"] == "backward"
    assert question.problem == ""

    PhaseQuiz().answer = dict.fromkeys(CARDS, "loss")
    assert shell.user_ns["boxes"] is given
    assert "" not in shell.user_ns


@pytest.mark.parametrize(
    ("quiz", "named"),
    [
        (lambda: SortQuiz("boxes", {}), "the sorting exercise"),
        (lambda: PhaseQuiz(), "the sorting exercise"),
        (lambda: OrderQuiz("cycle_order", []), "the ordering exercise"),
        (lambda: Question("why_back", "<script>"), "the question"),
    ],
)
def test_without_a_kernel_a_sentence_says_which_cell_to_run(quiz, named):
    assert quiz().placeholder().text == f"Run the cell above, and those before it, to see {named}."


def test_the_sorting_exercise_and_its_widget_have_the_same_key():
    (sorting,) = [asked for asked in ALL.values() if isinstance(asked, Sorting)]
    assert all(sorting.react(KEY, card).right for card in CARDS)

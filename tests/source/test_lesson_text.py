"""Every row of the text that the course mirrors has its place in a lesson, in the text's order."""

import pytest
from classroom import LESSONS, ROOT

HERE = ROOT / "tests" / "source" / "lesson.txt"
SHARED = ROOT.parent / "shared" / "lesson.txt"

# How the row begins: the lesson, its cell, and words which that cell must have (lower case).
PLACES = [
    ("Last time, we learned", "01_loss", "last_time", ("loss function", "gradients")),
    ("But how do we adjust", "01_loss", "question_updates", ("never see", "backpropagation")),
    ("In one word, what does", "01_loss", "question_updates", ("one word", "update?")),
    ("Backpropagation is the core", "01_loss", "core_algorithm", ("core algorithm", "input layer")),
    ("Think of it as a chain", "01_loss", "chain_of_command", ("chain of command", "responsib")),
    ("Does this make sense", "01_loss", "chain_of_command", ("make sense so far?",)),
    (
        "The process starts",
        "02_output_layer_gradients",
        "where",
        ("right after the loss", "output"),
    ),
    ("This first step", "02_output_layer_gradients", "straightforward", ("closer to the mistake",)),
    ("Where in the network", "02_output_layer_gradients", "question_begins", ("where in the",)),
    ("Next, the error signal", "03_hidden_layer_error_signal", "passed_on", ("last hidden layer",)),
    ("It essentially asks", "03_hidden_layer_error_signal", "asks", ("how did my outputs cause",)),
    (
        "What information does",
        "03_hidden_layer_error_signal",
        "asks",
        ("what does a hidden layer",),
    ),
    (
        "This process repeats",
        "03_hidden_layer_error_signal",
        "repeats",
        ("layer by layer", "ahead"),
    ),
    ("This is why it's called", "03_hidden_layer_error_signal", "reverse", ("flows in reverse",)),
    ("Do you understand why", "03_hidden_layer_error_signal", "reverse", ("forward propagation?",)),
    ("Once the error has been", "04_weight_update", "knows", ("every single weight", "total loss")),
    (
        "Finally, it uses",
        "04_weight_update",
        "cycle",
        ("slightly", "full **training cycle", "smarter"),
    ),
    ("What is the final step", "04_weight_update", "cycle", ("final step, after all gradients",)),
    ("Sort Into Boxes", "05_forward_or_backward", "rule", ("sort", "two boxes")),
    ("Let's sort the steps", "05_forward_or_backward", "rule", ("sort the steps of training",)),
    ("- First Box Label", "05_forward_or_backward", "rule", ("forward pass",)),
    ("- Second Box Label", "05_forward_or_backward", "rule", ("backward pass",)),
    ("- Making a prediction", "05_forward_or_backward", "boxes", ("making a prediction",)),
    ("- Input flows forward", "05_forward_or_backward", "boxes", ("input flows forward",)),
    ("- Calculating loss", "05_forward_or_backward", "boxes", ("calculating loss",)),
    ("- Calculating gradients", "05_forward_or_backward", "boxes", ("calculating gradients",)),
    ("- Updating weights", "05_forward_or_backward", "boxes", ("updating weights",)),
    ("- Error flows backward", "05_forward_or_backward", "boxes", ("error flows backward",)),
]
# Rows that only name the kind of the next row.
HEADINGS = {
    "Engagement Message",
    "Type",
    "Practice Question",
    "Labels",
    "First Box Items",
    "Second Box Items",
}


def rows():
    return [row.strip() for row in HERE.read_text().splitlines() if row.strip()]


def test_our_copy_of_the_text_is_the_text():
    if SHARED.exists():
        assert HERE.read_text() == SHARED.read_text()


def test_every_row_has_a_place():
    for row in rows():
        assert row in HEADINGS or [p for p in PLACES if row.startswith(p[0])], row
    assert all(any(row.startswith(begin) for row in rows()) for begin, *_ in PLACES)


@pytest.mark.parametrize(("row", "lesson", "cell_id", "words"), PLACES, ids=[p[0] for p in PLACES])
def test_the_cell_teaches_the_row(notebooks, row, lesson, cell_id, words):
    (cell,) = [cell for cell in notebooks[lesson].cells if cell.id == cell_id]
    text = " ".join(cell.source.lower().split())
    for word in words:
        assert word in text


def test_every_engagement_message_is_a_question_with_an_answer_in_a_code_cell(notebooks):
    from backprop.exercises.questions import QUESTIONS

    text = rows()
    messages = [text[i + 1] for i, row in enumerate(text) if row == "Engagement Message"]
    letters = lambda words: "".join(filter(str.isalpha, words.lower()))  # noqa: E731
    for message in messages:
        (question,) = [q for q in QUESTIONS if letters(q.asks).startswith(letters(message))]
        cells = {cell.id: cell for cell in notebooks[question.lesson].cells}
        assert cells[question.name].metadata.nbgrader.solution
        assert cells[f"test_{question.name}"].metadata.nbgrader.points == question.points


def test_in_the_texts_order(notebooks):
    def place(entry):
        _, lesson, cell_id, _ = entry
        ids = [cell.id for cell in notebooks[lesson].cells]
        return LESSONS.index(lesson), ids.index(cell_id)

    order = [place(entry) for entry in PLACES]
    assert order == sorted(order)


def test_the_sorting_key_is_the_texts():
    from backprop.phases import STEPS

    text = rows()
    second = text.index("Second Box Items")
    first = text.index("First Box Items")
    assert {s.name for s in STEPS if s.box == "forward"} == {
        r[2:] for r in text[first + 1 : second]
    }
    assert {s.name for s in STEPS if s.box == "backward"} == {r[2:] for r in text[second + 1 :]}

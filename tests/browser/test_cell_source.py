"""cell_source.js puts an answer into the source of a cell. Run in a browser, as in JupyterLab."""

import ast

import pytest

from backprop.widgets.shared.bundle import bundle

CYCLE = ["loss", "weight update"]
BOXES = {"Calculating loss": "backward", "Updating weights": ""}
CALL = 'SortQuiz("boxes", boxes)'
AS_LINES = 'boxes = {\n    "Calculating loss": "backward",\n    "Updating weights": "",\n}'
ASK = 'Question("why_back", why_back)'


@pytest.fixture(scope="module")
def page(chromium):
    """One page for all tests of this file, with the functions of the module."""
    page = chromium.new_page()
    page.evaluate(
        """async (code) => {
            const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
            Object.assign(window, await import(address));
        }""",
        bundle("quizzes/cell_source.js"),
    )
    yield page
    page.close()


def with_answer(page, source, call, name, answer):
    given = {"call": call, "name": name, "answer": answer}
    return page.evaluate("([source, given]) => withAnswer(source, given)", [source, given])


# What is in the cell before, and after an answer to SortQuiz("boxes", …).
SORTED = {
    "a literal is replaced": (f"boxes = {{}}\n{CALL}", f"{AS_LINES}\n{CALL}"),
    "its own record too": (f"{AS_LINES}\n{CALL}", f"{AS_LINES}\n{CALL}"),
    "a comment between stays": (
        f"boxes = {{\n  'a': \"b\", # why\n  'c' :'',\n}}\n# YOUR TURN\n\n{CALL}",
        f"{AS_LINES}\n# YOUR TURN\n\n{CALL}",
    ),
    "a comment behind it stays": (
        f"boxes={{}}  # mine = {{}}\n{CALL}",
        f"{AS_LINES}  # mine = {{}}\n{CALL}",
    ),
    "what is computed stays": (
        f'boxes = dict.fromkeys(boxes, "")\n{CALL}',
        f'boxes = dict.fromkeys(boxes, "")\n{AS_LINES}\n{CALL}',
    ),
    "a literal that is changed afterwards stays": (
        f'boxes = {{}}\nboxes["a"] = "b"\n{CALL}',
        f'boxes = {{}}\nboxes["a"] = "b"\n{AS_LINES}\n{CALL}',
    ),
    "only the last literal is replaced": (
        f'boxes = {{"a": ""}}\nboxes = {{"b": ""}}\n{CALL}',
        f'boxes = {{"a": ""}}\n{AS_LINES}\n{CALL}',
    ),
    "another name stays": (
        f"my_boxes = {{}}\n{CALL}",
        f"my_boxes = {{}}\n{AS_LINES}\n{CALL}",
    ),
    "a value of another kind is replaced": (f"boxes = None\n{CALL}", f"{AS_LINES}\n{CALL}"),
    "no assignment": (CALL, f"{AS_LINES}\n{CALL}"),
    "what follows stays": (
        f"boxes = {{}}\n{CALL}\nboxes = {{}}",
        f"{AS_LINES}\n{CALL}\nboxes = {{}}",
    ),
    "a call over several lines, from the module": (
        'boxes = {}\nw.SortQuiz(\n    "boxes",\n    boxes,\n)',
        f'{AS_LINES}\nw.SortQuiz(\n    "boxes",\n    boxes,\n)',
    ),
    "kept in a variable": (
        "boxes = {}\nquiz = SortQuiz('boxes', boxes)\nquiz",
        f"{AS_LINES}\nquiz = SortQuiz('boxes', boxes)\nquiz",
    ),
    "the widget of another exercise": ('boxes = {}\nSortQuiz("other", boxes)', None),
    "another widget": ('boxes = {}\nPhaseQuiz("boxes", boxes)', None),
    "a call in a comment": (f"boxes = {{}}\n# {CALL}", None),
    "an empty cell": ("", None),
}


@pytest.mark.browser
@pytest.mark.parametrize(("before", "after"), SORTED.values(), ids=SORTED)
def test_an_answer_is_written_before_the_line_that_makes_the_widget(page, before, after):
    assert with_answer(page, before, "SortQuiz", "boxes", BOXES) == after
    if after:
        assert with_answer(page, after, "SortQuiz", "boxes", BOXES) == after


@pytest.mark.browser
@pytest.mark.parametrize(
    "text",
    [
        "weights",
        'say "it"',
        "it's",
        "back\\slash \\n \\",
        "δ → ∂L/∂W, 重み 🙂",
        "a\nb\tc\r\x00\x1f\x7f\u2028\u2029",
        "$& $1 $` {}",
        '"""',
        "# no comment",
    ],
)
def test_any_text_is_read_back_by_python_and_replaced_again(page, text):
    written = with_answer(page, f'why_back = ""\n# YOUR TURN\n{ASK}', "Question", "why_back", text)
    assert ast.literal_eval(ast.parse(written).body[0].value) == text
    assert written.endswith(f"\n# YOUR TURN\n{ASK}")
    again = with_answer(page, written, "Question", "why_back", "backward")
    assert again == f'why_back = "backward"\n# YOUR TURN\n{ASK}'


@pytest.mark.browser
def test_a_list_has_one_entry_a_line(page):
    call = 'OrderQuiz("cycle_order", cycle_order)'
    before = f"cycle_order = ['a', \"b\"]\n{call}"
    written = with_answer(page, before, "OrderQuiz", "cycle_order", CYCLE)
    assert written == f'cycle_order = [\n    "loss",\n    "weight update",\n]\n{call}'


@pytest.mark.browser
def test_a_long_unfinished_literal_is_no_trap_for_the_regular_expression(page):
    many = "".join(f'    "card {i}": "forward",  # {i}\n' for i in range(500))
    source = f"boxes = {{\n{many}    unfinished\n}}\n{CALL}"
    took = page.evaluate(
        """([source, given]) => {
            const start = performance.now();
            withAnswer(source, given);
            return performance.now() - start;
        }""",
        [source, {"call": "SortQuiz", "name": "boxes", "answer": {}}],
    )
    assert took < 2000  # backtracking would take for ever

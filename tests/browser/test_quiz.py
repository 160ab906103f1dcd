"""The quizzes in JupyterLab: by mouse, by touch, by keys; and where their answers are kept."""

import ast
import json
import shutil
import time

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from in_lab import ERROR, ROOT, drag, new_notebook, run_all
from nbconvert import HTMLExporter

from backprop.exercises.sorting import SORTING
from backprop.phases import CYCLE, STEPS

LESSON = "05_forward_or_backward"
KEY = {step.name: step.box for step in STEPS}
NOTHING = dict.fromkeys(KEY, "")
SORT = f'from backprop.widgets import SortQuiz\nboxes = {NOTHING!r}\nSortQuiz("boxes", boxes)'
ORDER = """from backprop.widgets import OrderQuiz
cycle_order = []
OrderQuiz("cycle_order", cycle_order)"""
ASK = 'from backprop.widgets import Question\nwhy_back = ""\n# mine\nQuestion("why_back", why_back)'
CHOOSE = (
    'from backprop.widgets import Question\nmakes_sense = ""\nQuestion("makes_sense", makes_sense)'
)


def saved(path, name, value, cell=0, seconds=60):
    """Whether the file on the disk comes to have this literal in its cell; nobody saved by hand."""
    end = time.monotonic() + seconds
    while (there := on_disk(path, name, cell)) != value and time.monotonic() < end:
        time.sleep(0.1)
    return there == value


def on_disk(path, name, cell):
    """The literal that the cell assigns to the name; None while the file is being written."""
    text = path.read_text()
    if not text.rstrip().endswith("}"):
        return None
    source = nbformat.reads(text, as_version=4).cells[cell].source
    assigned = [node for node in ast.parse(source).body if isinstance(node, ast.Assign)]
    return next(ast.literal_eval(node.value) for node in assigned if node.targets[0].id == name)


def in_kernel(page, text):
    """What the notebook's last cell prints when it is run now."""
    cell = page.locator(".jp-CodeCell").last
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    cell.locator(".jp-OutputArea-output", has_text=text).wait_for(timeout=60_000)


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def no_violations(page):
    """In light and in dark: the widgets' colours follow JupyterLab's mark on the body."""
    for light in ("true", "false"):
        page.evaluate(f"document.body.dataset.jpThemeLight = '{light}'")
        found = Axe().run(page, context=".bp")
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.browser
def test_cards_go_into_boxes_by_dragging_clicking_and_keys(run_cells, page):
    path = run_cells(SORT, "print(sorted(boxes.items()))")
    quiz = page.locator(".bp-sort")
    card = lambda name: quiz.locator(f'.bp-card[data-card="{name}"]')  # noqa: E731
    box = lambda key: quiz.locator(f'.bp-box[data-box="{key}"]')  # noqa: E731
    said = quiz.locator(".bp-status")
    assert page.locator(".bp-placeholder").is_hidden()

    drag(page, card("Making a prediction"), box("forward").locator("ul"))
    assert "now in Forward pass; 5 of 6 left." in said.inner_text()
    assert card("Making a prediction").get_attribute("aria-pressed") == "false"
    assert saved(path, "boxes", NOTHING | {"Making a prediction": "forward"})

    card("Calculating loss").click()
    assert "“Calculating loss” is in your hand." in said.inner_text()
    box("forward").locator("ul").click()
    assert said.inner_text() == "“Calculating loss” is now in Forward pass; 4 of 6 left."
    wrong = NOTHING | {"Making a prediction": "forward", "Calculating loss": "forward"}
    assert saved(path, "boxes", wrong)

    card("Updating weights").focus()
    page.keyboard.press("Enter")
    assert card("Updating weights").get_attribute("aria-pressed") == "true"
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "Backward pass"
    page.keyboard.press("Escape")
    assert focused(page) == "Updating weights"
    assert card("Updating weights").get_attribute("aria-pressed") == "false"
    assert card("Updating weights").locator("xpath=ancestor::div[@data-box='']").count() == 1
    page.keyboard.press(" ")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press(" ")
    assert said.inner_text() == "“Updating weights” is now in Backward pass; 3 of 6 left."
    # The focus has moved to the next card, whose location is highlighted, in words too.
    following = focused(page)
    assert following in NOTHING
    assert quiz.locator(".bp-map-words").inner_text() == card(following).evaluate(
        "(card) => document.getElementById(card.getAttribute('aria-describedby')).textContent"
    )
    assert quiz.locator(".bp-lit line").count() > 0
    answer = wrong | {"Updating weights": "backward"}
    assert saved(path, "boxes", answer)
    in_kernel(page, str(sorted(answer.items())))
    # None of these keys has reached JupyterLab's own shortcuts.
    assert page.locator(".jp-Cell").count() == 2

    quiz.get_by_role("button", name="Check my boxes").click()
    assert said.inner_text() == "2 of 6 are right. Not sorted yet: 3."
    for name in ("Making a prediction", "Calculating loss", "Updating weights"):
        reaction = SORTING.react(answer, name)
        shown = card(name).locator("xpath=..").locator(".bp-card-note").inner_text()
        assert shown == f"{'✓ right' if reaction.right else '✗ not yet'} {reaction.text}"
    assert box("forward").locator(".bp-card").count() == 2  # the wrong one keeps its place
    no_violations(page)

    # Without a kernel: the saved page is up to date, and quiz and reasons work in exported HTML.
    page.wait_for_timeout(1000)
    exported = path.with_suffix(".html")
    exported.write_text(HTMLExporter().from_filename(path)[0])
    page.goto(exported.as_uri())
    assert box("forward").locator(".bp-card").count() == 2
    card("Calculating loss").click()
    box("backward").locator("ul").click()
    quiz.get_by_role("button", name="Check my boxes").click()
    assert said.inner_text() == "3 of 6 are right. Not sorted yet: 3."


@pytest.mark.thorough
@pytest.mark.browser
def test_a_finger_drags_a_card_and_a_step(scratch_lab, chromium):
    path = scratch_lab.folder / "touch.ipynb"
    new_notebook(path, [SORT, ORDER])
    context = chromium.new_context(has_touch=True, viewport={"width": 1000, "height": 1400})
    page = context.new_page()
    scratch_lab.open(page, f"/workspaces/touch/tree/{path.name}")
    run_all(page)
    touch = context.new_cdp_session(page)

    def finger(card, to):
        start, end = card.bounding_box(), to.bounding_box()
        x, y = start["x"] + start["width"] / 2, start["y"] + start["height"] / 2
        dx, dy = end["x"] + end["width"] / 2 - x, end["y"] + end["height"] / 2 - y

        def send(kind, *points):
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        send("touchStart", {"x": x, "y": y})
        for i in range(1, 13):
            send("touchMove", {"x": x + dx * i / 12, "y": y + dy * i / 12})
        page.wait_for_timeout(100)
        send("touchEnd")

    cards = page.locator(".bp-sort .bp-card")
    finger(cards.filter(has_text="Calculating loss"), page.locator('[data-box="backward"] ul'))
    assert saved(path, "boxes", NOTHING | {"Calculating loss": "backward"})
    steps = page.locator(".bp-step")
    before = steps.all_inner_texts()
    finger(steps.nth(0), steps.nth(1))
    assert saved(path, "cycle_order", [before[1], before[0], *before[2:]], cell=1)
    context.close()


@pytest.mark.browser
def test_the_order_is_an_answer_once_it_was_moved_or_confirmed(run_cells, page):
    path = run_cells(ORDER, "print(cycle_order)")
    quiz = page.locator(".bp-order")
    steps = quiz.locator(".bp-step")
    first = steps.all_inner_texts()
    assert "Not answered yet" in quiz.inner_text()
    assert saved(path, "cycle_order", [])

    quiz.get_by_role("button", name="This is my order").click()
    quiz.get_by_text("✗ not yet").wait_for()
    assert saved(path, "cycle_order", first)

    # Up to the top with one button, which keeps the focus to the end.
    up = quiz.get_by_role("button", name="Move “forward pass” up")
    up.focus()
    for _ in range(4):
        page.keyboard.press("Enter")
    assert up.evaluate("(button) => button === document.activeElement")
    assert "“forward pass” is now number 1 of 5." in quiz.inner_text()
    assert "not yet" not in quiz.inner_text()
    drag(page, steps.filter(has_text="weight update"), steps.nth(4))
    down = quiz.get_by_role("button", name="Move “output layer's gradients” down")
    down.focus()
    while (order := steps.all_inner_texts()) != list(CYCLE):
        wanted = next(step for step in CYCLE if order.index(step) > CYCLE.index(step))
        quiz.get_by_role("button", name=f"Move “{wanted}” up").focus()
        page.keyboard.press("ArrowUp")
    assert saved(path, "cycle_order", list(CYCLE))
    in_kernel(page, str(list(CYCLE)))
    quiz.get_by_role("button", name="This is my order").click()
    quiz.get_by_text("✓ right").wait_for()
    no_violations(page)


@pytest.mark.browser
def test_answers_survive_a_restart_and_a_reload_and_are_given_without_a_kernel_too(
    scratch_lab, run_cells, page
):
    path = run_cells(ASK, CHOOSE, SORT, "print(why_back)")
    ask, choose = page.locator(".bp-question").nth(0), page.locator(".bp-question").nth(1)
    field = ask.get_by_label("Do you understand why it is called backpropagation")
    field.fill('they say "forward"')
    field.press("Enter")
    ask.get_by_text("✗ not yet").wait_for()
    assert "where can it go from there?" in ask.inner_text()
    choose.get_by_label("not yet").check()
    choose.get_by_role("button", name="Answer").click()
    choose.get_by_text("✓ right").wait_for()
    assert "relay race" in choose.inner_text()
    assert saved(path, "why_back", 'they say "forward"')
    assert saved(path, "makes_sense", "not yet", cell=1)
    in_kernel(page, 'they say "forward"')
    no_violations(page)

    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_text("Restart Kernel…", exact=True).click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_timeout(500)
    page.get_by_text("(ipykernel) | Idle").wait_for()
    field.fill("backward")
    field.press("Enter")
    ask.get_by_text("Run the cell to hear a reaction.").wait_for()
    assert saved(path, "why_back", "backward")
    page.locator(".bp-sort .bp-card", has_text="Updating weights").click()
    page.locator('.bp-sort [data-box="backward"] ul').click()
    assert saved(path, "boxes", NOTHING | {"Updating weights": "backward"}, cell=2)

    scratch_lab.open(page, f"/workspaces/again/tree/{path.name}")
    run_all(page)
    assert field.input_value() == "backward"
    ask.get_by_text("✓ right").wait_for()
    assert choose.get_by_label("not yet").is_checked()
    assert page.locator('.bp-sort [data-box="backward"] .bp-card').count() == 1
    assert page.locator(ERROR).count() == 0


@pytest.mark.thorough
@pytest.mark.browser
def test_where_no_extension_writes_into_the_cell_there_is_a_line_to_copy(run_cells, page):
    path = run_cells(ASK, 'Question("why", 1)')
    page.evaluate(
        "addEventListener('backprop-cell', (event) => event.stopImmediatePropagation(), true)"
    )
    ask = page.locator(".bp-question").first
    ask.get_by_role("textbox").fill("backward")
    ask.get_by_role("button", name="Answer").click()
    assert ask.get_by_label("Your answer as code").input_value() == 'why_back = "backward"'
    ask.get_by_role("button", name="Copy").click()
    ask.get_by_role("button", name="Copied").wait_for()
    assert saved(path, "why_back", "")
    no_violations(page)

    wrong = page.locator(".bp-question").nth(1)
    assert 'There is no question with the name "why".' in wrong.inner_text()
    assert page.locator(ERROR).count() == 0


@pytest.mark.thorough
@pytest.mark.browser
def test_the_whole_lesson_by_keys_alone_earns_full_points(scratch_lab, page, make_class):
    """From the untouched lesson to nbgrader's points; only the .ipynb is handed in."""
    course = make_class()
    preparing = course.start("nbgrader", "generate_assignment", LESSON)
    path = scratch_lab.folder / f"{LESSON}.ipynb"
    shutil.copy(ROOT / "lessons" / LESSON / path.name, path)
    cells = [cell.id for cell in nbformat.read(path, as_version=4).cells]
    scratch_lab.open(page, f"/workspaces/keys/tree/{path.name}")
    keys = page.keyboard
    selected = 0

    def run_to(cell_id):
        """Run all cells up to this one; JupyterLab then selects the one after it."""
        nonlocal selected
        while selected <= cells.index(cell_id):
            keys.press("Shift+Enter")
            selected += 1
        selector = f".jp-Cell >> nth={cells.index(cell_id)} >> .bp"
        page.locator(selector).wait_for()

    def back_to(text):
        """Shift+Tab until the element with this name has the focus."""
        for _ in range(20):
            keys.press("Shift+Tab")
            name = page.evaluate(
                "document.activeElement.ariaLabel ?? document.activeElement.textContent"
            )
            if name == text:
                return
        raise AssertionError(f"{text} was not reached")

    def leave():
        """Escape to the widget's cell; from there JupyterLab's own keys lead on."""
        keys.press("Escape")
        keys.press("ArrowDown")

    page.wait_for_function("document.activeElement.classList.contains('jp-Cell')")
    run_to("boxes")
    back_to("Error flows backward")
    for _ in range(len(KEY)):
        box = KEY[focused(page)]
        keys.press("Enter")
        for _ in range(10):
            keys.press("ArrowRight")
            if focused(page) == f"{box.capitalize()} pass":
                break
        keys.press("Enter")
    assert focused(page) == "Check my boxes"
    keys.press("Enter")
    page.get_by_text("6 of 6 are right.").wait_for()
    assert saved(path, "boxes", KEY, cell=cells.index("boxes"))
    leave()

    run_to("cycle_order")
    for place, step in enumerate(CYCLE):
        back_to(f"Move “{step}” up")
        while page.locator(".bp-step").all_inner_texts().index(step) > place:
            keys.press("Enter")
        leave()
    assert saved(path, "cycle_order", list(CYCLE), cell=cells.index("cycle_order"))

    for name, answer in (("recap_two_uses", "the layer before"), ("recap_wrong_sign", "up")):
        run_to(name)
        back_to("Answer")
        keys.press("Shift+Tab")
        keys.type(answer)
        keys.press("Enter")
        assert saved(path, name, answer, cell=cells.index(name))
        leave()
    keys.press("Shift+Enter")

    course.hand_in("keys", json.loads(path.read_text()), LESSON)
    assert preparing.wait(60) == 0
    graded = course.run("nbgrader", "autograde", LESSON)
    assert graded.returncode == 0, graded.stderr
    assert course.exported(LESSON) == {"keys": 14.0}

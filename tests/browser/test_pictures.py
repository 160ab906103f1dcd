"""The pictures of student code in JupyterLab, moved by mouse and by keyboard."""

import re
from statistics import median

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from in_lab import ERROR
from number_text import percent, show
from playwright.sync_api import expect

import backprop as bp
from backprop.widgets import LearningRate, LossCurve, VanishingSignal
from backprop.widgets.pictures.learning_rate import descend
from backprop.widgets.shared.bundle import bundle

pytestmark = pytest.mark.browser

IMPORT = """import numpy as np
import backprop as bp
from backprop.widgets import LearningRate, LiveTraining, LossCurve, VanishingSignal"""
TRAIN = """X, T = bp.toy_data.spiral(n=200)
rng = np.random.default_rng(1)
start = bp.random_network([2, 16, 16, 1], ["tanh", "tanh", "sigmoid"], rng)
live = LiveTraining({function}, start, X, T, lr=2.0, cycles={cycles})
live"""


def words(page, widget):
    return page.locator(f".bp-{widget} .bp-words").first.inner_text()


def wait_for_words(page, widget, text):
    page.locator(f".bp-{widget} .bp-words", has_text=text).first.wait_for(timeout=60_000)


def button(page, name):
    return page.locator(".bp-training").get_by_role("button", name=name)


def best(measure, enough, times=6):
    """A busy machine only ever adds time: the least of several, or the first that is enough."""
    least = measure()
    for _ in range(times - 1):
        if least <= enough:
            break
        least = min(least, measure())
    return least


def set_slider(page, widget, name, value):
    """As a pointer that lets go at this value."""
    slider = page.locator(f".bp-{widget}").get_by_role("slider", name=name)
    slider.evaluate(
        "(input, value) => { input.value = value; input.dispatchEvent(new Event('input')); }",
        str(value),
    )


def assert_accessible(page):
    """In the light and in the dark theme."""
    for light in ("true", "false"):
        page.evaluate("light => { document.body.dataset.jpThemeLight = light; }", light)
        page.wait_for_timeout(100)
        found = Axe().run(page, context=".bp")
        assert found.violations_count == 0, found.generate_report()


def run_new_cell(page, code):
    """In a new cell below the last one."""
    page.locator(".jp-Notebook .jp-CodeCell .jp-InputArea-editor").last.click()
    page.get_by_title("Insert a cell below (B)").first.click()
    page.locator(".jp-Notebook .jp-CodeCell .cm-content").last.click()
    page.keyboard.insert_text(code)
    page.keyboard.press("Shift+Enter")


def loss_in_words(a, t, slope=True):
    words = f"Prediction {show(a)}, target {show(t)}: the loss is {show((a - t) ** 2 / 2)}."
    if slope:
        verb = "raise" if a < t else "lower"
        words += f" Slope {show(a - t)}: {verb} the prediction and the loss falls."
    return words


def signal_in_words(signal):
    share, layers = percent(signal["sizes"][0] / signal["sizes"][-1]), len(signal["sizes"]) - 1
    return (
        f"Of the signal at the output, {share} reaches layer 1, {layers} layers back. "
        f"Layer {signal['pushed'] + 1} is pushed out by {show(signal['push'])}."
    )


def test_the_pictures_follow_mouse_and_keyboard_with_the_right_numbers(run_cells, page):
    rng = np.random.default_rng(7)
    target, prediction = np.round(rng.uniform(-3, 3, size=2), 2)
    run_cells(
        IMPORT,
        f"""def my_gradient(A, T):
    return ((A - T) / len(A)).tolist()

LossCurve(bp.mean_squared_error, my_gradient, prediction={prediction}, target={target})""",
        "VanishingSignal(bp.backward, depth=4)",
        "LearningRate(bp.gradient_step)",
    )
    page.locator(".bp-learning-rate").wait_for()
    cells = page.locator(".jp-Notebook .jp-Cell").count()

    # Loss curve: as made, by keyboard, by mouse
    twin = LossCurve(bp.mean_squared_error, prediction=prediction, target=target)
    at = twin.curve["positions"]
    here = at.index(twin.prediction)
    assert abs(at[here] - prediction) <= (at[1] - at[0]) / 2 + 1e-9  # the slider's nearest
    assert words(page, "loss-curve") == loss_in_words(at[here], at[80])
    slider = page.locator(".bp-loss-curve").get_by_role("slider", name="prediction")
    slider.focus()
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert words(page, "loss-curve") == loss_in_words(at[3], at[80])
    assert slider.get_attribute("aria-valuetext") == show(at[3])
    label = page.locator(".bp-loss-curve svg").get_attribute("aria-label")
    assert loss_in_words(at[3], at[80]) in label
    box = page.locator(".bp-loss-curve svg").bounding_box()
    dot = page.locator(".bp-loss-curve .bp-dot").bounding_box()
    page.mouse.move(dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2)
    page.mouse.down()
    goal = box["x"] + box["width"] * (58 + 0.75 * (625 - 58)) / 640
    page.mouse.move(goal, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    assert words(page, "loss-curve") == loss_in_words(at[120], at[80])
    page.locator(".bp-loss-curve").get_by_role("slider", name="target").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    wait_for_words(page, "loss-curve", loss_in_words(at[120], at[82]))

    # Vanishing signal
    depth, push = int(rng.integers(3, 11)), float(np.round(rng.uniform(1, 9), 1))
    set_slider(page, "vanishing", "layers", depth)
    page.locator(".bp-vanishing").get_by_label("tanh").focus()
    page.keyboard.press("Space")
    set_slider(page, "vanishing", "saturate", push)
    twin = VanishingSignal(bp.backward, depth=depth, activation="tanh", push=push).signal
    wait_for_words(page, "vanishing", signal_in_words(twin))
    sizes = page.locator(".bp-vanishing .bp-bars tbody .bp-value").all_inner_texts()
    assert sizes == [show(size) for size in reversed(twin["sizes"])]
    neuron = page.locator(".bp-neuron").inner_text()
    z, slope = twin["neuron"]["z"], twin["neuron"]["slope"]
    assert f"Z = {show(z)}, slope tanh′(Z) = {show(slope)}." in neuron

    # Learning rate
    paths = LearningRate(bp.gradient_step).paths
    page.locator(".bp-learning-rate").get_by_role("slider").focus()
    page.keyboard.press("End")
    for back in range(4):
        lr = paths[-1 - back]["lr"]
        weights, losses = descend(bp.gradient_step, lr, 20)
        change = f"Learning rate {show(lr)}: loss {show(losses[0])} → {show(losses[-1])} after 20"
        assert words(page, "learning-rate").startswith(change)
        page.keyboard.press("ArrowLeft")
    set_slider(page, "learning-rate", "learning rate", 60)
    weights, _ = descend(bp.gradient_step, paths[60]["lr"], 20)
    dots = page.locator(".bp-learning-rate .bp-weights")
    x = dots.evaluate_all("dots => dots.map((dot) => Number(dot.getAttribute('cx')))")
    np.testing.assert_allclose(x, [60 + (w[0] + 2) * 110 for w in weights], atol=0.1)

    assert page.locator(".jp-Notebook .jp-Cell").count() == cells  # no key reached JupyterLab
    assert page.locator(".bp-placeholder:visible").count() == 0
    assert page.locator(ERROR).count() == 0
    assert_accessible(page)


TIMED = """async ([slider, shown, values]) => {
    const input = document.querySelector(slider), output = document.querySelector(shown);
    const took = [];
    for (const value of values) {
        const begun = performance.now();
        await new Promise((resolve) => {
            const seen = new MutationObserver(() => { seen.disconnect(); resolve(); });
            seen.observe(output, { childList: true, subtree: true });
            input.value = value;
            input.dispatchEvent(new Event("input", { bubbles: true }));
        });
        took.push(performance.now() - begun);
        await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return took;
}"""
# The least that a widget with a kernel can do: Python sends back what it was sent.
ECHO = """from ipywidgets import HTML, Text, VBox
text, echo = Text(), HTML()
text.observe(lambda change: setattr(echo, "value", change.new), "value")
VBox([text, echo])"""


@pytest.mark.alone
def test_sliders_are_answered_at_once(run_cells, page, record_property):
    run_cells(
        IMPORT,
        ECHO,
        "LossCurve(bp.mean_squared_error, bp.mean_squared_error_gradient)",
        "VanishingSignal(bp.backward, depth=10)",
        "LearningRate(bp.gradient_step)",
    )
    page.locator(".bp-learning-rate").wait_for()

    def ms(widget, name, values):
        slider = f'.bp-{widget} input[aria-label="{name}"]'
        return median(page.evaluate(TIMED, [slider, f".bp-{widget} .bp-words", values]))

    def echo_ms():
        values = [str(value) for value in range(30)]
        return median(page.evaluate(TIMED, [".widget-text input", ".widget-html", values]))

    many = [str(value) for value in range(45, 75)]
    few = [str(value / 10) for value in range(1, 31)]
    for widget, name, values, limit in (
        ("vanishing", "saturate", few, 6),  # Python computes what is shown
        ("loss-curve", "target", many, 6),
        ("loss-curve", "prediction", many, 0.5),  # the page has all that it shows
        ("learning-rate", "learning rate", many, 0.5),
    ):
        ratio = best(lambda slider=(widget, name, values): ms(*slider) / echo_ms(), limit)
        record_property(f"{widget}, {name}: time of an answer, in echoes", f"{ratio:.2f}")
        assert ratio < limit, (widget, name)


SHOWN = """(seconds) => new Promise((resolve) => {
    const words = document.querySelector(".bp-training .bp-words");
    let shown = 0, painted = 0;
    new MutationObserver(() => { shown += 1; }).observe(words, { childList: true });
    const paint = () => { painted += 1; requestAnimationFrame(paint); };
    requestAnimationFrame(paint);
    setTimeout(() => resolve(shown / painted), 1000 * seconds);
})"""


@pytest.mark.alone
def test_training_is_watched_paused_stopped_and_leaves_the_kernel_free(
    run_cells, page, record_property
):
    run_cells(IMPORT, TRAIN.format(function="bp.training_cycle", cycles=12_000))
    start = button(page, "Start")
    start.wait_for()
    wait_for_words(page, "training", "Cycle 0 of 12000")
    start.focus()
    page.keyboard.press("Enter")
    button(page, "Pause").wait_for()
    page.wait_for_timeout(500)
    share = -best(lambda: -page.evaluate(SHOWN, 1), -0.2)
    record_property("share of the page's frames that show the training go on", f"{share:.2f}")
    assert share >= 0.2

    # A cell runs, and prints, in between.
    run_new_cell(page, "print('answer', 6 * 7, live.stage)")
    page.locator(".jp-OutputArea-output", has_text="answer 42 running").wait_for(timeout=60_000)

    # The learning rate takes effect, and nothing changes while it is paused.
    rate = page.locator(".bp-training").get_by_role("slider", name="learning rate")
    rate.focus()
    page.keyboard.press("ArrowRight")
    button(page, "Pause").click()
    button(page, "Go on").wait_for()
    paused = words(page, "training")
    page.wait_for_timeout(300)
    assert words(page, "training") == paused
    cycle = int(re.match(r"Cycle (\d+) of", paused)[1])
    assert cycle > 0

    # The screen shows the loss and the share of the layers in the kernel.
    run_new_cell(
        page,
        "_, dWs, _ = bp.backward(live._training.layers, bp.forward(live._training.layers, X), T)\n"
        "print('rate', live.lr, 'loss', live._training.losses[-1],\n"
        "      'share', bp.accuracy(live._training.layers, X, T))",
    )
    said = page.locator(".jp-OutputArea-output", has_text="rate 2.2 loss")
    said.wait_for(timeout=60_000)
    _, _, _, loss, _, share = said.inner_text().split()
    assert f"loss {show(float(loss))}, {100 * float(share):.3g} % of the points" in paused

    assert_accessible(page)

    # Interrupting the kernel pauses, the stop button resets.
    button(page, "Go on").click()
    button(page, "Pause").wait_for()
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_text("Interrupt Kernel", exact=True).click()
    button(page, "Go on").click(timeout=60_000)
    button(page, "Stop and reset").click()
    wait_for_words(page, "training", "Cycle 0 of 12000")
    button(page, "Start").wait_for()
    assert page.locator(".bp-placeholder:visible").count() == 0
    assert page.locator(ERROR).count() == 0


@pytest.mark.thorough
def test_a_page_that_is_gone_ends_the_training(run_cells, page, scratch_lab):
    path = run_cells(IMPORT, TRAIN.format(function="bp.training_cycle", cycles=50_000))
    button(page, "Start").click()
    button(page, "Pause").wait_for()
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')")
    scratch_lab.open(page, f"/workspaces/{path.stem}-again/tree/{path.name}")
    run_new_cell(
        page,
        "import asyncio\nwhile live.stage == 'running': await asyncio.sleep(0.1)\n"
        "print('stage', live.stage)",
    )
    page.locator(".jp-OutputArea-output", has_text="stage paused").wait_for(timeout=60_000)
    assert page.locator(".bp-placeholder:visible, .bp-training canvas:visible").count() == 1


def test_reopened_without_a_kernel_each_picture_is_a_sentence(run_cells, page):
    run_cells(
        IMPORT,
        "LossCurve(bp.mean_squared_error)",
        "VanishingSignal(bp.backward)",
        "LearningRate(bp.gradient_step)",
        TRAIN.format(function="bp.training_cycle", cycles=100),
    )
    page.locator(".bp-training").wait_for()
    assert page.locator(".bp-placeholder:visible").count() == 0
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')")
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_text("Shut Down Kernel", exact=True).click()
    page.get_by_text("No Kernel").first.wait_for()
    page.reload()
    placeholders = page.locator(".bp-placeholder:visible")
    expect(placeholders).to_have_count(4)
    run = "Run the cell above, and those before it, to see"
    assert [text.strip() for text in placeholders.all_inner_texts()] == [
        f"{run} the loss curve.",
        f"{run} the error signal in each layer.",
        f"{run} the steps downhill.",
        f"{run} the training.",
    ]
    expect(page.get_by_text("Error displaying widget")).to_be_hidden()


def test_what_cannot_be_drawn_is_one_sentence_and_the_kernel_stays_usable(run_cells, page):
    hanging = "def endless(*given):\n    while True:\n        pass\n\n"
    later = """calls = []
def own_cycle(*given):
    calls.append(1)
    while len(calls) > 30:
        pass
    return bp.training_cycle(*given)

"""
    run_cells(
        IMPORT,
        "from checks import time_limit\ntime_limit.SECONDS = 0.5",
        hanging + "LossCurve(endless)",
        "LossCurve(lambda A, T: np.nan)",
        "def backward(*given):\n    ...\n\nVanishingSignal(backward)",
        "def gradient_step(*given):\n    raise OSError('a <b> c')\n\nLearningRate(gradient_step)",
        later + TRAIN.format(function="own_cycle", cycles=12_000),
    )
    button(page, "Start").click()
    problems = page.locator(".bp-problem:visible", has_text="It cannot yet: make")
    page.locator(".bp-training .bp-problem:visible").wait_for(timeout=60_000)
    said = problems.all_inner_texts()
    assert [re.search(r"make (.*) pass", text)[1] for text in said] == [
        "endless",
        "your function",
        "backward",
        "gradient_step",
        "own_cycle",
    ]
    assert "a <b> c" in said[3]
    assert "still running after 0.5 seconds" in said[0]
    assert page.locator(".bp svg:visible, .bp canvas:visible").count() == 0
    run_new_cell(page, "print('still', 'here')")
    page.locator(".jp-OutputArea-output", has_text="still here").wait_for(timeout=60_000)
    assert page.locator(ERROR).count() == 0
    assert_accessible(page)


def test_the_axis_of_the_losses_ends_at_the_first_tick_that_is_not_below_them(page):
    script = bundle("pictures/live_training.js").replace("export default { render };", "")
    page.set_content(f"<script>{script.replace('export ', '')}; window.top_ = topOfAxis;</script>")
    tops = page.evaluate("[0.12, 0.2, 0.41, 0.45, 45, 3e-7].map((largest) => window.top_(largest))")
    assert tops == pytest.approx([0.2, 0.2, 0.5, 0.5, 50, 4e-7])


@pytest.mark.thorough
def test_training_that_diverges_says_so_and_keeps_its_picture(run_cells, page):
    run_cells(
        IMPORT,
        TRAIN.format(function="bp.training_cycle", cycles=12_000)
        .replace('"sigmoid"]', '"identity"]')
        .replace("lr=2.0", "lr=90.0"),
    )
    button(page, "Start").click()
    problem = page.locator(".bp-problem", has_text="Training has diverged in cycle")
    problem.wait_for(timeout=60_000)
    assert "lower the learning rate" in problem.inner_text()
    assert page.locator(".bp-training canvas").is_visible()
    assert button(page, "Start").is_disabled()
    button(page, "Stop and reset").click()
    expect(button(page, "Start")).to_be_enabled()


@pytest.mark.parametrize(
    "widget",
    [
        LossCurve(bp.mean_squared_error, bp.mean_squared_error_gradient),
        LearningRate(bp.gradient_step),
    ],
    ids=["loss curve", "learning rate"],
)
def test_in_an_exported_page_it_still_moves(page, widget):
    page.set_content(f"<!doctype html><body>{widget.html_without_kernel()}</body>")
    page.get_by_role("slider").first.focus()
    before = page.locator(".bp-words").inner_text()
    page.keyboard.press("ArrowRight")
    assert page.locator(".bp-words").inner_text() != before
    assert page.get_by_role("slider").count() == 1  # the target needs the functions
    assert page.locator(".bp-placeholder").count() == 0

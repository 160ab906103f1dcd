"""Widgets in a page from the disk: by mouse and by keys, with the right numbers."""

import re

import numpy as np
import pytest
from in_lab import drag
from number_text import percent, show

import backprop as bp
from backprop.exercises.questions import QUESTIONS
from backprop.exercises.sorting import ORDERING, SORTING
from backprop.phases import STEPS
from backprop.widgets import BackpropStepper, LearningRate, LossCurve, VanishingSignal

pytestmark = pytest.mark.browser

ASKED = {question.name: question for question in QUESTIONS}


def as_shown(reaction):
    text = reaction.text.replace("*", "")
    return f"{'✓ right' if reaction.right else '✗ not yet'} {text}"


def test_the_stepper_on_the_index_by_mouse_and_by_keys(offline):
    twin = BackpropStepper([2, 3, 3, 1], x=[0.5, -1.0], t=[1.0])
    titles = [step["title"] for step in twin.steps]

    def look(page):
        stepper = page.locator(".bp-stepper")
        title = lambda: stepper.locator(".bp-title").inner_text().split("\n")[-1]  # noqa: E731
        assert title().endswith(titles[0])
        loss = next(i for i, step in enumerate(twin.steps) if step["kind"] == "loss")
        for _ in range(loss):
            stepper.get_by_role("button", name="Next").click()
        assert title().endswith(titles[loss])
        assert show(twin.trace["loss"]) in stepper.inner_text()
        slider = stepper.get_by_role("slider", name="Step of the cycle")
        slider.focus()
        page.keyboard.press("ArrowRight")
        assert title().endswith(titles[loss + 1])
        (delta,) = twin.trace["delta"][-1][0]
        assert show(delta) in stepper.inner_text()
        page.keyboard.press("End")
        assert title().endswith(titles[-1])
        assert show(twin.trace["newloss"]) in stepper.inner_text()
        stepper.get_by_text("All numbers as a table").click()
        stepper.locator(".bp-table").first.wait_for()
        cells = stepper.locator("td, th").all_text_contents()
        weight = twin.trace["newW"][0][0][0]
        assert any(show(weight) in cell for cell in cells)

    offline("index.html", look)


def test_cards_sorted_by_dragging_and_by_keys_are_there_after_a_reload(offline):
    answer = {step.name: "" for step in STEPS}

    def look(page):
        quiz = page.locator(".bp-sort").first
        card = lambda name: quiz.locator(f'.bp-card[data-card="{name}"]')  # noqa: E731
        box = lambda key: quiz.locator(f'.bp-box[data-box="{key}"]')  # noqa: E731
        said = quiz.locator(".bp-status")
        quiz.scroll_into_view_if_needed()
        drag(page, card("Making a prediction"), box("forward").locator("ul"))
        assert "now in Forward pass; 5 of 6 left." in said.inner_text()
        card("Calculating loss").focus()
        for key in ("Enter", "ArrowRight", "Enter"):
            page.keyboard.press(key)
        assert said.inner_text() == "“Calculating loss” is now in Forward pass; 4 of 6 left."
        page.reload()
        quiz.get_by_role("button", name="Check my boxes").click()
        assert said.inner_text() == "1 of 6 are right. Not sorted yet: 4."
        answer.update({"Making a prediction": "forward", "Calculating loss": "forward"})
        for name in ("Making a prediction", "Calculating loss"):
            shown = card(name).locator("xpath=..").locator(".bp-card-note").inner_text()
            assert shown == as_shown(SORTING.react(answer, name))
        # The second round is another quiz, and it keeps nothing.
        phases = page.locator(".bp-sort").nth(1)
        assert phases.locator(".bp-box").count() == 5
        assert phases.locator('.bp-box[data-box=""] .bp-card').count() == 6

    offline("05_forward_or_backward.html", look)


def test_an_order_gets_the_reaction_that_python_gives(offline):
    def look(page):
        quiz = page.locator(".bp-order")
        reaction = quiz.locator(".bp-reaction")
        order = lambda: quiz.locator(".bp-step").all_inner_texts()  # noqa: E731
        confirm = quiz.get_by_role("button", name="This is my order")
        assert set(order()) == set(ORDERING.steps)
        confirm.click()
        assert reaction.inner_text().startswith("✗ not yet Can") or "before anything" in (
            reaction.inner_text()
        )
        for place, step in enumerate(ORDERING.steps):
            quiz.get_by_role("button", name=f"Move “{step}” up").focus()
            while order().index(step) > place:
                page.keyboard.press("ArrowUp")
        assert order() == list(ORDERING.steps)
        confirm.click()
        reactions = [ORDERING.react(order(), group) for group in ORDERING.groups]
        assert reaction.inner_text() == "✓ right " + " ".join(
            one_reaction.text for one_reaction in reactions
        )

    offline("05_forward_or_backward.html", look)


def test_questions_react_to_words_and_to_choices(offline):
    def look(page):
        words, choice = page.locator(".bp-question").all()
        typed = words.get_by_role("textbox")
        for answer in ("the gradients", "its wieghts", "weights, not the inputs"):
            typed.fill(answer)
            page.keyboard.press("Enter")
            expected = as_shown(ASKED["what_it_updates"].react(answer))
            assert words.locator(".bp-reaction").inner_text() == expected
        choice.get_by_label("not yet").check()
        choice.get_by_role("button", name="Answer").click()
        expected = as_shown(ASKED["makes_sense"].react("not yet"))
        assert choice.locator(".bp-reaction").inner_text() == expected
        page.reload()
        assert typed.input_value() == answer
        assert "✓ right" in words.locator(".bp-reaction").inner_text()
        assert page.get_by_text("To keep this answer").count() == 0

    offline("01_loss.html", look)


def test_the_loss_curve_and_its_slope(offline):
    twin = LossCurve(bp.mean_squared_error, bp.mean_squared_error_gradient)

    def look(page):
        curve = page.locator(".bp-loss-curve").nth(1)
        curve.get_by_role("slider", name="prediction").focus()
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
        loss, slope = (show(twin.curve[name][1]) for name in ("losses", "slopes"))
        said = curve.locator(".bp-words").inner_text()
        assert f"the loss is {loss}. Slope {slope}: raise" in said

    offline("01_loss.html", look)


def test_the_vanishing_signal_at_every_setting_that_the_page_offers(offline):
    def look(page):
        picture = page.locator(".bp-vanishing")
        said = picture.locator(".bp-share")
        for activation, depth, steps in (("relu", 1, 0), ("tanh", 9, 7), ("sigmoid", 10, 20)):
            picture.get_by_label(activation, exact=True).check()
            picture.get_by_role("slider", name="layers").fill(str(depth))
            picture.get_by_role("slider", name="saturate").focus()
            page.keyboard.press("Home")
            for _ in range(steps):
                page.keyboard.press("ArrowRight")
            settings = {"activation": activation, "depth": depth, "push": steps / 2}
            twin = VanishingSignal(bp.backward, **settings).signal
            layers = depth - 1
            if layers:
                share = percent(twin["sizes"][0] / twin["sizes"][-1])
                arrives = f"Of the signal at the output, {share} reaches layer 1, {layers} layers"
                pushed = f"Layer {twin['pushed'] + 1} is pushed out by {show(steps / 2)}."
                assert said.inner_text() == f"{arrives} back. {pushed}"
            else:
                assert said.inner_text().startswith("There is only one layer:")
            sizes = picture.locator(".bp-bars tbody .bp-value").all_inner_texts()
            assert sizes == [show(size) for size in reversed(twin["sizes"])]

    offline("03_hidden_layer_error_signal.html", look)


def test_a_recorded_training_plays_and_can_be_stepped(offline):
    X, T = bp.toy_data.spiral(n=200)
    rng = np.random.default_rng(1)
    start = bp.random_network([2, 16, 16, 1], ["tanh", "tanh", "sigmoid"], rng)
    trained, losses = bp.train(start, X, T, lr=2.0, cycles=1500)

    def look(page):
        training = page.locator(".bp-training")
        said = training.locator(".bp-progress")
        assert "Cycle 0 of 1500" in said.inner_text()
        training.get_by_role("button", name="Start").click()
        page.wait_for_timeout(400)
        training.get_by_role("button", name="Pause").click()
        cycle = int(re.search(r"Cycle (\d+)", said.inner_text())[1])
        assert 0 < cycle < 1500
        assert f"loss {show(losses[cycle - 1])}," in said.inner_text()
        slider = training.get_by_role("slider", name="cycle")
        assert slider.get_attribute("aria-valuetext") == show(cycle)
        slider.focus()
        page.keyboard.press("End")
        page.wait_for_timeout(100)
        share = 100 * bp.accuracy(trained, X, T)
        end = f"Cycle 1500 of 1500, loss {show(losses[-1])}, {share:.3g} % of the points"
        assert said.inner_text().startswith(end)
        assert training.get_by_text("Recorded, with learning rate 2.").is_visible()
        training.get_by_role("button", name="Stop and reset").click()
        page.wait_for_timeout(100)
        assert "Cycle 0 of 1500" in said.inner_text()
        # The learning rates below need no recording.
        rates = page.locator(".bp-learning-rate")
        rates.get_by_role("slider").focus()
        page.keyboard.press("End")
        path = LearningRate(bp.gradient_step).paths[-1]
        first, last = map(show, path["losses"])
        assert f"loss {first} → {last} after 20 steps. {path['kind']}" in rates.inner_text()

    offline("04_weight_update.html", look)

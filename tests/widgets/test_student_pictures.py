"""A function that passes its check draws its picture; another one gets one sentence."""

import numpy as np
import pytest
from right_ways import RIGHT_WAYS

import backprop as bp
from backprop.widgets import LearningRate, LiveTraining, LossCurve, VanishingSignal
from checks import time_limit

X, T = bp.toy_data.xor()
START = bp.random_network([2, 4, 1], ["tanh", "sigmoid"], np.random.default_rng(0))


def live(own):
    widget = LiveTraining(own, START, X, T, lr=2.0, cycles=500)
    for _ in range(3):
        widget.advance()
    return widget


PICTURES = {
    "mean_squared_error": LossCurve,
    "mean_squared_error_gradient": lambda own: LossCurve(bp.mean_squared_error, own),
    "backward": VanishingSignal,
    "gradient_step": LearningRate,
    "training_cycle": live,
}


@pytest.mark.parametrize(
    ("draw", "function"),
    [
        pytest.param(draw, function, id=f"{name}: {how}")
        for name, draw in PICTURES.items()
        for how, function in RIGHT_WAYS[name].items()
    ],
)
def test_every_right_way_of_writing_a_function_draws_its_picture(draw, function):
    widget = draw(function)
    assert widget.problem == ""


def unfinished(*given):
    raise NotImplementedError


def exits(*given):
    raise SystemExit


def fails(*given):
    print("this must not be printed above the picture")
    return np.ones(3) @ np.ones(7)


def returns(value):
    def own(*given):
        return value

    return own


BAD = [unfinished, exits, fails]
BAD += [returns(value) for value in (None, ..., "0.3", np.ones((2, 2)), np.nan, [], (None,) * 3)]
BAD += [returns(([np.ones(1)], [], [])), returns((1, 2)), returns(([None, None], 0.5))]


def assert_one_sentence(widget, name):
    assert f"It cannot yet: make {name} pass its check, then run this cell again." in widget.problem
    assert len(widget.problem.splitlines()) == 1
    assert len(widget.problem) < 300
    assert "Traceback" not in widget.problem
    assert widget.placeholder().text == widget.problem


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
@pytest.mark.parametrize("function", BAD)
def test_where_a_function_fails_the_widget_says_so_and_shows_no_numbers(draw, function, capfd):
    assert_one_sentence(draw(function), function.__name__)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_an_endless_loop_is_stopped_once_and_named(draw, monkeypatch, counted):
    monkeypatch.setattr(time_limit, "SECONDS", 0.2)

    @counted
    def endless(*given):
        while True:
            pass

    widget = draw(endless)
    assert endless.calls <= 4  # live() advances three times after the first trial
    assert_one_sentence(widget, "endless")
    assert "was still running after 0.2 seconds" in widget.problem


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_function_without_a_name_is_your_function(draw):
    assert_one_sentence(draw(lambda *given: None), "your function")


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_an_interrupt_still_interrupts(draw):
    def interrupted(*given):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        draw(interrupted)


def test_signs_in_a_problem_are_shown_as_they_are():
    def own(A, T):
        raise ValueError("a < b & <script>")

    assert "a &lt; b &amp; &lt;script&gt;" in LossCurve(own).html_without_kernel()

"""Training in slices on the event loop, watched by a page."""

import asyncio
import signal
import time

import numpy as np
import pytest

import backprop as bp
from backprop.widgets import LiveTraining
from backprop.widgets.pictures import live_training
from checks import time_limit

X, T = bp.toy_data.spiral(n=60)
START = bp.random_network([2, 8, 1], ["tanh", "sigmoid"], np.random.default_rng(0))


@pytest.fixture
def live():
    """``live(training_cycle)``: a widget whose page sees every frame."""

    def make(cycle=bp.training_cycle, start=START, watched=True, **options):
        widget = LiveTraining(cycle, start, X, T, **{"lr": 2.0, "cycles": 100} | options)
        if watched:
            widget.observe(lambda change: send(widget, seen=change.new["number"]), "frame")
        return widget

    return make


def send(widget, **message):
    """Send a message as the page does."""
    widget._handle_custom_msg(message, [])


async def until(condition, seconds=60.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        await asyncio.sleep(0.01)


def numbers(widget, name, dtype):
    return np.frombuffer(widget.frame[name], dtype)


def test_it_trains_as_the_loop_does_and_ends_by_itself(live, run_async):
    async def run():
        widget = live()
        assert widget.stage == "ready"
        assert widget.frame["cycle"] == 0
        send(widget, do="start")
        await until(lambda: widget.stage == "done")
        return widget

    widget = run_async(run())
    layers, losses = bp.train(START, X, T, 2.0, 100)
    np.testing.assert_allclose(numbers(widget, "losses", "f4"), losses, rtol=1e-6)
    assert widget.frame["loss"] == pytest.approx(losses[-1])
    assert widget.frame["share"] == bp.accuracy(layers, X, T)
    outputs = numbers(widget, "outputs", "u1").reshape(40, 40)
    low, high = np.array(widget.plane["window"]).T
    corners = [[low[0], low[1]], [high[0], low[1]], [low[0], high[1]], [high[0], high[1]]]
    expected = 255 * bp.predict(layers, np.array(corners)).ravel()
    shown = [outputs[0, 0], outputs[0, -1], outputs[-1, 0], outputs[-1, -1]]
    np.testing.assert_allclose(shown, expected, atol=0.51)


def test_the_gradients_are_those_of_the_last_cycle(live):
    widget = live(cycles=2 * live_training.FRAMES)
    widget.advance()
    assert widget.frame["cycle"] == 2
    layers, _ = bp.training_cycle(START, X, T, 2.0)
    _, dWs, _ = bp.backward(layers, bp.forward(layers, X), T)
    assert widget.frame["gradients"] == pytest.approx([np.mean(np.abs(dW)) for dW in dWs])


def test_pause_and_go_on_lose_nothing_and_reset_begins_again(live, run_async):
    async def run():
        widget = live(cycles=100_000)
        send(widget, do="start")
        await until(lambda: widget.frame["cycle"] > 0)
        send(widget, do="pause")
        assert widget.stage == "paused"
        await asyncio.sleep(0.1)
        cycle = widget.frame["cycle"]
        await asyncio.sleep(0.1)
        assert widget.frame["cycle"] == cycle
        send(widget, do="start")
        await until(lambda: widget.frame["cycle"] > cycle)
        send(widget, do="reset")
        assert (widget.stage, widget.frame["cycle"]) == ("ready", 0)
        send(widget, do="start")  # while the earlier task has not ended
        await until(lambda: widget.frame["cycle"] > 0)
        send(widget, do="reset")
        await asyncio.sleep(0.1)
        assert (widget.stage, widget.frame["cycle"]) == ("ready", 0)
        assert widget.frame["losses"] == b""

    run_async(run())


def test_the_learning_rate_takes_effect_at_the_next_slice(live):
    rates = []

    def own(layers, X, T, lr):
        rates.append(lr)
        return bp.training_cycle(layers, X, T, lr)

    widget = live(own)
    widget.advance()
    widget.lr = 0.25
    widget.advance()
    assert rates == [2.0, 2.0, 0.25]  # the first cycle only tries the function


def test_the_loop_stays_free_while_it_trains(live, run_async):
    async def run():
        widget = live(cycles=100_000)
        sent_before = widget._frames_sent
        widget.start()
        turns = 0
        while widget._frames_sent < sent_before + 20:
            await asyncio.sleep(0)
            turns += 1
        widget.pause()
        return turns

    assert run_async(run()) > 100  # several turns of the loop for each frame


def test_without_a_page_it_stops_by_itself(live, monkeypatch, run_async):
    monkeypatch.setattr(live_training, "WAITS", 3)

    async def run():
        widget = live(cycles=100_000, watched=False)
        widget.start()
        await until(lambda: widget.stage == "paused")
        assert widget._frames_sent <= live_training.FRAMES_AHEAD + 2

    run_async(run())


def test_an_interrupt_between_cells_pauses_it_and_is_ignored_again_later(live, run_async):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as ipykernel does

    async def run():
        widget = live(cycles=100_000)
        widget.start()
        await until(lambda: widget.frame["cycle"] > 0)
        signal.raise_signal(signal.SIGINT)
        await until(lambda: widget.stage == "paused")
        await asyncio.sleep(0.05)

    try:
        run_async(run())
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_loss_that_is_no_number_stops_it_with_a_sentence_and_the_picture_stays(live):
    start = bp.random_network([2, 8, 1], ["tanh", "identity"], np.random.default_rng(0))
    widget = live(start=start, lr=100.0, cycles=3000)
    while widget.stage == "ready":
        widget.advance()
    assert widget.stage == "diverged"
    assert widget.problem.startswith("Training has diverged in cycle ")
    assert "lower the learning rate" in widget.problem
    assert np.all(np.isfinite(numbers(widget, "losses", "f4")))
    widget.reset()
    assert (widget.stage, widget.problem) == ("ready", "")


def test_a_function_that_hangs_later_stops_it_with_a_sentence(live, monkeypatch):
    calls = []

    def own(layers, X, T, lr):
        calls.append(lr)
        while len(calls) > 3:
            pass
        return bp.training_cycle(layers, X, T, lr)

    monkeypatch.setattr(time_limit, "SECONDS", 0.2)
    widget = live(own)
    while widget.stage == "ready":
        widget.advance()
    assert widget.stage == "stuck"
    assert "make own pass its check" in widget.problem
    assert "still running after 0.2 seconds" in widget.problem


def test_the_given_layers_and_data_stay_as_they_are(live):
    def own(layers, X, T, lr):
        new, loss = bp.training_cycle(layers, X, T, lr)
        for layer in layers:
            layer.W[:] = 0
        X[:] = T[:] = 0
        return new, loss

    widget = live(own)
    widget.advance()
    widget.advance()
    right = live()
    right.advance()
    right.advance()
    assert widget.frame["loss"] == right.frame["loss"]


def test_a_long_loss_curve_is_thinned_out(live):
    widget = live(cycles=250_000)
    widget.advance()
    widget._training.losses = [0.1] * 100_000
    widget._send_frame()
    assert len(numbers(widget, "losses", "f4")) <= live_training.MOST_LOSSES

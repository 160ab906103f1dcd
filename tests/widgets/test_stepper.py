"""What the stepper sends to the page, and its sentences about bad input."""

import json

import numpy as np
import pytest
from right_ways import RIGHT_WAYS

import backprop as bp
from backprop.widgets import BackpropStepper
from backprop.widgets.stepper.student_functions import REPLACEABLE
from checks import time_limit

LAYER = bp.Layer(np.array([[0.4], [0.2]]), np.array([0.1]), "sigmoid")


def kinds(stepper):
    return [step["kind"] for step in stepper.steps]


def test_the_example_of_lesson_2_has_the_numbers_of_lesson_2():
    trace = BackpropStepper([LAYER], x=[0.5, -1.0], t=[1.0]).trace
    assert trace["Z"][0] == [[pytest.approx(0.1)]]
    assert trace["A"][1] == [[pytest.approx(0.525, abs=1e-4)]]
    assert trace["delta"][0] == [[pytest.approx(-0.1185, abs=1e-4)]]
    assert np.ravel(trace["dW"][0]) == pytest.approx([-0.0592, 0.1185], abs=1e-4)
    assert trace["newloss"] < trace["loss"]


@pytest.mark.parametrize("widths", [[1, 1, 1], [2, 3, 1], [2, 8, 8, 8, 8, 2]])
def test_the_steps_go_forward_then_back_layer_by_layer_to_the_input(widths):
    stepper = BackpropStepper(widths)
    layers = len(widths) - 1
    found = kinds(stepper)
    assert found[: layers + 2] == ["forward"] * (layers + 2)
    assert found[layers + 2 : layers + 5] == ["loss", "signal", "gradient"]
    assert found[layers + 5 : -2] == ["signal", "signal", "gradient"] * (layers - 1)
    assert found[-2:] == ["update", "loss"]
    shown = [name for step in stepper.steps for name in step["shows"]]
    assert [name for name in shown if name.startswith("delta")] == [
        f"delta,{l}" for l in reversed(range(layers))
    ]
    for part in stepper.drawing.split("data-key=")[1:]:
        assert part.startswith(('"n,', '"w,', '"loss"'))
    assert stepper.drawing.count('class="bp-node"') == sum(widths)


def test_a_large_network_folds_to_layers_and_keeps_its_marks():
    stepper = BackpropStepper([20, 64, 32, 1])
    assert stepper.trace["folded"]
    assert stepper.drawing.count('class="bp-node"') == 4
    assert "64 × tanh" in stepper.drawing
    uphill = BackpropStepper([20, 64, 1], gradient_step=lambda W, b, dW, db, lr: (W + dW, b + db))
    assert uphill.trace["first"]["name"] == "newW,0"


def test_moving_a_slider_computes_the_trace_again():
    stepper = BackpropStepper([LAYER], x=[0.5, -1.0], t=[1.0])
    before = stepper.trace["loss"]
    stepper.t = [[0.525]]
    assert stepper.trace["loss"] < before / 100
    stepper.edits = {"W,0,0,0": 8.0}
    assert stepper.trace["W"][0][0] == [8.0]
    assert LAYER.W[0, 0] == 0.4  # the reader's own network stays as it was
    stepper.lr = 0.0
    assert stepper.trace["newW"] == stepper.trace["W"]


def test_the_nudge_shows_the_true_loss():
    stepper = BackpropStepper([LAYER], x=[0.5, -1.0], t=[1.0])
    stepper.selected = "W,0,1,0"
    nudge = stepper.nudge
    moved = LAYER._replace(W=np.array([[0.4], [0.2 + nudge["by"][-1]]]))
    predicted = bp.predict([moved], np.array([[0.5, -1.0]]))
    assert nudge["losses"][-1] == pytest.approx(bp.mean_squared_error(predicted, np.ones((1, 1))))
    middle = len(nudge["by"]) // 2
    assert nudge["by"][middle] == 0
    slope = (nudge["losses"][middle + 1] - nudge["losses"][middle - 1]) / (
        2 * nudge["by"][middle + 1]
    )
    assert slope == pytest.approx(stepper.trace["dW"][0][1][0], rel=0.01)


def test_the_number_of_hidden_layers_can_be_changed():
    stepper = BackpropStepper([2, 3, 1])
    stepper.selected = "W,1,2,0"
    stepper.hidden = 4
    assert stepper.trace["widths"] == [2, 3, 3, 3, 3, 1]
    assert stepper.nudge == {}
    assert BackpropStepper([LAYER], x=[0, 0], t=[1]).hidden == 0


@pytest.mark.parametrize("selected", ["", "W,9,0,0", "W,0,0", "Z,0,0", "__class__,0", "W,a,b,c"])
def test_a_key_that_names_no_weight_has_no_nudge(selected):
    stepper = BackpropStepper([LAYER], x=[0.5, -1.0], t=[1.0])
    stepper.selected = selected
    assert stepper.nudge == {}
    stepper.edits = {selected: 3.0}
    assert stepper.trace["W"][0] == LAYER.W.tolist()


def test_it_opens_at_the_first_wrong_step():
    def backward(layers, cache, T):
        deltas, dWs, dbs = bp.backward(layers, cache, T)
        return deltas, [dW / 2 for dW in dWs], dbs

    stepper = BackpropStepper([2, 3, 1], backward=backward, step="first wrong")
    step = stepper.steps[stepper.at]
    assert (step["kind"], step["title"]) == ("gradient", "Gradients of the output layer")
    assert "weight gradient of the output layer is the first" in stepper.trace["first"]["text"]
    assert BackpropStepper([2, 3, 1], step=3).at == 2
    assert BackpropStepper([2, 3, 1], step="first wrong").at == 0


@pytest.mark.parametrize(
    ("name", "way"),
    [(name, way) for name in REPLACEABLE if name in RIGHT_WAYS for way in RIGHT_WAYS[name]],
)
def test_every_right_way_is_traced_without_a_mark(name, way):
    stepper = BackpropStepper([2, 3, 2], **{name: RIGHT_WAYS[name][way]})
    assert stepper.problem == ""
    assert stepper.trace["wrong"] == {}


def forever(*given):
    while True:
        pass


BAD = {
    "shapes that do not chain": (
        {"layers": [LAYER, bp.Layer(np.ones((3, 1)), np.ones(1))], "x": [0, 0], "t": [0]},
        "its W should have 1 rows",
    ),
    "NaN weights": (
        {"layers": [LAYER._replace(W=LAYER.W * np.nan)], "x": [0, 0], "t": [0]},
        "not finite numbers",
    ),
    "an input that is too long": ({"layers": [2, 1], "x": [1, 2, 3]}, "2 values a sample"),
    "words": ({"layers": [2, 1], "x": ["a", "b"]}, "array of numbers"),
    "an unknown activation": (
        {"layers": [LAYER._replace(activation="softmax")]},
        "not known: choose from",
    ),
    "no layers": ({"layers": []}, "list of layers"),
    "something else": ({"layers": "2-3-1"}, "list of layers"),
    "one width": ({"layers": [2]}, "at least two widths"),
    "too many samples": ({"layers": [LAYER], "x": np.ones((9, 2)), "t": np.ones((9, 1))}, "x[:1]"),
    "unequal samples": ({"layers": [LAYER], "x": np.ones((2, 2)), "t": [1]}, "2 inputs and 1"),
    "an unknown function": ({"forwards": len}, "no function forwards"),
    "a call, not a function": ({"backward": 3}, "without parentheses"),
    "a function that raises": ({"backward": lambda *given: 1 / 0}, "ZeroDivisionError"),
    "a function that is not written": ({"backward": lambda *given: None}, "returns nothing (None)"),
    "a wrong shape": (
        {"hidden_delta": lambda delta, W, Z, f: Z.T},
        "hidden_delta: it has shape (3, 1), expected (1, 3)",
    ),
    "too few things": ({"backward": lambda *given: ([], [])}, "should be 3 things; it is 2"),
    "a changed input": (
        {"gradient_step": lambda W, b, dW, db, lr: (np.add(W, dW, out=W), b)},
        "changes its input W in place",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_one_sentence(case):
    options, part = BAD[case]
    stepper = BackpropStepper(**options)
    assert part in stepper.problem
    assert "\n" not in stepper.problem
    assert "Traceback" not in stepper.problem
    assert stepper.placeholder().text


def test_an_endless_function_is_stopped_and_not_called_again(monkeypatch, counted):
    monkeypatch.setattr(time_limit, "SECONDS", 0.2)
    endless = counted(forever)
    stepper = BackpropStepper(backward=endless)
    assert "was still running after 0.2 seconds" in stepper.problem
    stepper.lr = 0.1
    stepper.t = [[0.5]]
    assert "was still running" in stepper.problem
    assert endless.calls == 1


def test_numbers_that_are_not_finite_are_sent_by_their_names():
    def backward(layers, cache, T):
        deltas, dWs, dbs = bp.backward(layers, cache, T)
        return deltas, [dW * np.nan for dW in dWs], [db / 0.0 for db in dbs]

    with np.errstate(all="ignore"):
        stepper = BackpropStepper([LAYER], x=[0.5, -1.0], t=[1.0], backward=backward)
    assert stepper.trace["dW"][0] == [["NaN"], ["NaN"]]
    assert stepper.trace["db"][0] == ["-Infinity"]
    json.dumps(stepper.trace, allow_nan=False)
    assert stepper.trace["first"]["name"] == "dW,0"


def test_without_a_kernel_there_is_a_picture_in_words_too_and_a_script_for_exported_pages():
    stepper = BackpropStepper([LAYER], x=[0.5, -1.0], t=[1.0])
    placeholder = stepper.placeholder()
    assert placeholder.svg.startswith("<svg")
    assert "0.525" in placeholder.svg
    assert "−0.118" in placeholder.svg
    assert "The loss is 0.113" in placeholder.text
    html = stepper.html_without_kernel()
    assert "drawWithoutKernel(" in html
    assert html.count("<script") == 1

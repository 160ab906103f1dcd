"""``BackpropStepper``: one training cycle, step by step, with the student's own functions."""

import re
import time

import numpy as np
import traitlets

import backprop as bp
from backprop.widgets.shared.event_loop import EventLoopCall
from backprop.widgets.shared.widget import Widget
from backprop.widgets.shared.without_kernel import Placeholder
from backprop.widgets.stepper.arguments import checked
from backprop.widgets.stepper.network_svg import network_svg, short
from backprop.widgets.stepper.page_trace import first_wrong, page_trace, widths_of
from backprop.widgets.stepper.steps import steps
from backprop.widgets.stepper.student_functions import REPLACEABLE, FunctionProblem
from backprop.widgets.stepper.trace import cycle, marks
from checks import time_limit

NUDGES = np.linspace(-1.0, 1.0, 41)
MOST_SAMPLES = 8


class BackpropStepper(Widget):
    """A network to step through: forward, loss, backward layer by layer, update.

    >>> BackpropStepper()
    >>> BackpropStepper([2, 4, 1], x=[0.5, -1], t=[1], backward=backward)

    ``layers`` is a list of :class:`~backprop.network.Layer`, or widths (then the number of hidden
    layers can be changed in the widget). ``x`` and ``t`` are one sample, or a few as rows. Any of
    the lessons' functions can be given by its name: the stepper shows what it returns instead of
    our own numbers, and marks what disagrees with them. ``step`` is the step shown at first,
    counted from 1, or ``"first wrong"``.
    """

    javascript = "stepper/stepper.js"
    css = ("stepper/network.css", "stepper/stepper.css")
    shows = "the stepper"
    saved = ("steps", "drawing", "trace", "at", "selected", "nudge", "x", "t", "lr", "hidden")

    steps = traitlets.List().tag(sync=True)
    drawing = traitlets.Unicode().tag(sync=True)
    # JavaScript paints when the trace changes: the traits above are sent with it, in one message.
    trace = traitlets.Dict().tag(sync=True)
    at = traitlets.Int(0, help="the step shown at first").tag(sync=True)
    # What the page may change.
    x = traitlets.List().tag(sync=True)
    t = traitlets.List().tag(sync=True)
    lr = traitlets.Float().tag(sync=True)
    hidden = traitlets.Int(0, help="hidden layers; 0 if that cannot be changed").tag(sync=True)
    edits = traitlets.Dict(help="changed weights: {'W,0,1,2': 0.5, 'b,0,2': 1}").tag(sync=True)
    selected = traitlets.Unicode(help="the weight or bias with a slider").tag(sync=True)
    nudge = traitlets.Dict(help="the true loss around the selected one").tag(sync=True)

    def __init__(self, layers=(2, 3, 1), x=None, t=None, lr=0.5, *, step=1, seed=1, **functions):
        super().__init__(lr=float(lr))
        self._functions, self._seed = functions, seed
        self._widths, self._gave_up = None, ""
        try:
            self._check_functions()
            self._set_network(layers, x, t)
        except ValueError as problem:
            self.problem = str(problem)
            return
        self._retrace()
        self.at = self._index_of(step)
        call = EventLoopCall(self._on_change)
        self.observe(call.schedule, ["x", "t", "lr", "edits", "hidden", "selected"])

    def _check_functions(self):
        unknown = sorted(self._functions.keys() - REPLACEABLE.keys())
        if unknown:
            raise ValueError(
                f"There is no function {unknown[0]} to replace: "
                f"give one of {', '.join(REPLACEABLE)}."
            )
        for name, function in self._functions.items():
            if not callable(function):
                raise ValueError(f"Give the function {name} itself, without parentheses.")

    def _set_network(self, layers, x, t):
        if isinstance(layers, list | tuple) and layers and all(map(_is_width, layers)):
            if len(layers) < 2:
                raise ValueError("Give at least two widths, of the input and of the output.")
            self._widths = list(layers)
            self.hidden = len(layers) - 2
            layers = _random_layers(self._widths, self._seed)
        rng = np.random.default_rng(self._seed)
        if isinstance(layers, list | tuple) and layers and isinstance(layers[0], bp.Layer):
            d_in, d_out = np.shape(layers[0].W)[:1], np.shape(layers[-1].W)[1:]
            x = rng.uniform(-1, 1, d_in).round(1) if x is None else x
            t = rng.integers(0, 2, d_out).astype(float) if t is None else t
        self._layers, X, T = checked(layers, x, t)
        if len(X) > MOST_SAMPLES:
            raise ValueError(
                f"The stepper follows up to {MOST_SAMPLES} samples, and x has {len(X)}: give x[:1]."
            )
        self.x, self.t = X.tolist(), T.tolist()

    def _on_change(self):
        """Trace again after the page has changed something."""
        if self._widths and self.hidden != len(self._widths) - 2:
            middle = self._widths[1:2] if len(self._widths) > 2 else [3]
            count = min(max(self.hidden, 1), 4)
            self._widths = [self._widths[0], *middle * count, self._widths[-1]]
            self._layers = _random_layers(self._widths, self._seed)
            self.edits, self.selected = {}, ""
        self._retrace()

    def _edited_layers(self):
        layers = [layer._replace(W=layer.W.copy(), b=layer.b.copy()) for layer in self._layers]
        for key, value in self.edits.items():
            array, index = _parameter(layers, key)
            if array is not None:
                array[index] = float(value)
        return layers

    def _retrace(self):
        """Compute all numbers from the present values of the sliders."""
        try:
            layers, X, T = checked(self._edited_layers(), self.x, self.t)
        except ValueError as problem:
            self.problem = str(problem)
            return
        expected = cycle(layers, X, T, self.lr, {})
        numbers, problem = self._student_numbers(layers, X, T)
        numbers = numbers or expected
        marked = marks(layers, T, self.lr, expected, numbers)
        activations = [layer.activation for layer in layers]
        with self.hold_sync():
            self.steps = [step._asdict() for step in steps(activations)]
            self.problem = problem
            self.drawing = network_svg(widths_of(layers), activations)
            self.trace = page_trace(layers, T, self.lr, numbers, expected, marked) | {
                "first": first_wrong(self.steps, marked, numbers, expected, len(layers))
            }
            self.nudge = self._nudged_losses(layers, X, T)

    def _student_numbers(self, layers, X, T):
        """(the numbers by the student's functions or None, the problem or "")."""
        if self._gave_up:
            return None, self._gave_up
        start = time.monotonic()
        try:
            return cycle(layers, X, T, self.lr, self._functions), ""
        except FunctionProblem as reason:
            problem = f"{reason} Until it works, the numbers here are ours."
            if time.monotonic() - start >= time_limit.SECONDS:
                self._gave_up = problem  # or every move of a slider would take as long
            return None, problem

    def _nudged_losses(self, layers, X, T):
        """The true loss with the selected weight a little smaller and larger."""
        array, index = _parameter(layers, self.selected)
        if array is None:
            return {}
        value = array[index]
        losses = []
        for nudge in NUDGES:
            array[index] = value + nudge
            losses.append(float(bp.mean_squared_error(bp.predict(layers, X), T)))
        array[index] = value
        return {"key": self.selected, "by": NUDGES.tolist(), "losses": losses}

    def _index_of(self, step):
        if step == "first wrong":
            return self.trace["first"].get("step", 0)
        return min(max(int(step), 1), len(self.steps)) - 1

    def placeholder(self):
        if not self.trace:
            return super().placeholder()
        widths, activations = self.trace["widths"], self.trace["activations"]
        text = (
            f"A network of {len(activations)} layer{'s' * (len(activations) > 1)} with widths "
            f"{', '.join(map(str, widths))}. In each neuron its value, and beneath it the error "
            f"signal delta. The loss is {short(self.trace['loss'])}; after one training cycle it "
            f"is {short(self.trace['newloss'])}. {self.trace['first'].get('text', '')}".rstrip()
        )
        return Placeholder(text, svg=network_svg(widths, activations, self.trace, text))


def _is_width(value):
    return isinstance(value, int | np.integer) and not isinstance(value, bool) and value > 0


def _random_layers(widths, seed):
    activations = ["tanh"] * (len(widths) - 2) + ["sigmoid"]
    layers = bp.random_network(widths, activations, np.random.default_rng(seed))
    return [layer._replace(W=layer.W.round(2), b=layer.b.round(2)) for layer in layers]


def _parameter(layers, key):
    """(array, index) of ``"W,0,1,2"`` or ``"b,0,2"``; (None, ()) if there is no such entry."""
    match = re.fullmatch(r"(W|b),(\d+),(\d+)(?:,(\d+))?", key)
    if not match or int(match[2]) >= len(layers):
        return None, ()
    array = getattr(layers[int(match[2])], match[1])
    index = tuple(int(digits) for digits in match.groups()[2:] if digits is not None)
    fits = len(index) == array.ndim and all(map(int.__lt__, index, array.shape))
    return (array, index) if fits else (None, ())

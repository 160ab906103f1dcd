"""``BackpropStepper``: one training cycle, step by step, with the student's own functions."""

import re
import time

import numpy as np
import traitlets

import backprop as bp
from backprop.widgets.shared.event_loop import Later
from backprop.widgets.shared.widget import Widget
from backprop.widgets.shared.without_kernel import Still, sentence_instead
from backprop.widgets.stepper.network_svg import folds, network_svg, short
from backprop.widgets.stepper.steps import in_words, layer_names, steps
from backprop.widgets.stepper.trace import OURS, OwnProblem, checked, cycle, differs, marks
from checks import time_limit

NUDGES = np.linspace(-1.0, 1.0, 41)
MOST_SAMPLES = 8
PER_LAYER = ("Z", "dA", "delta", "dW", "db", "newW", "newb")


class BackpropStepper(Widget):
    """A network to step through: forward, loss, backward layer by layer, update.

    >>> BackpropStepper()
    >>> BackpropStepper([2, 4, 1], x=[0.5, -1], t=[1], backward=backward)

    ``layers`` is a list of :class:`~backprop.network.Layer`, or widths (then the number of hidden
    layers can be changed in the widget). ``x`` and ``t`` are one sample, or a few as rows. Any of
    the lessons' functions can be given by its name; what it returns is shown in the place of our
    own numbers, and what disagrees with them is marked. ``step`` opens at that step, counted
    from 1, or at ``"first wrong"``.
    """

    javascript = "stepper/stepper.js"
    css = ("stepper/network.css", "stepper/stepper.css")
    saved = ("steps", "drawing", "trace", "at", "selected", "nudge", "x", "t", "lr", "hidden")

    steps = traitlets.List().tag(sync=True)
    drawing = traitlets.Unicode().tag(sync=True)
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

    def __init__(self, layers=(2, 3, 1), x=None, t=None, lr=0.5, *, step=1, seed=1, **own):
        super().__init__(lr=float(lr))
        self._own, self._seed = own, seed
        self._widths, self._given_up = None, ""
        try:
            self._begin(layers, x, t)
        except ValueError as wrong:
            self.problem = str(wrong)
            return
        self._retrace()
        self.at = self._step_number(step)
        self.observe(Later(self._change).ask, ["x", "t", "lr", "edits", "hidden", "selected"])

    def _begin(self, layers, x, t):
        unknown = sorted(self._own.keys() - OURS.keys())
        if unknown:
            raise ValueError(
                f"There is no function {unknown[0]} to replace: give one of {', '.join(OURS)}."
            )
        for name, function in self._own.items():
            if not callable(function):
                raise ValueError(f"Give the function {name} itself, without parentheses.")
        if isinstance(layers, list | tuple) and layers and all(map(_is_width, layers)):
            if len(layers) < 2:
                raise ValueError("Give at least two widths, of the input and of the output.")
            self._widths = list(layers)
            self.hidden = len(layers) - 2
            layers = _random(self._widths, self._seed)
        rng = np.random.default_rng(self._seed)
        if isinstance(layers, list | tuple) and layers and isinstance(layers[0], bp.Layer):
            ends = np.shape(layers[0].W)[:1], np.shape(layers[-1].W)[1:]
            x = rng.uniform(-1, 1, ends[0]).round(1) if x is None else x
            t = rng.integers(0, 2, ends[1]).astype(float) if t is None else t
        self._layers, X, T = checked(layers, x, t)
        if len(X) > MOST_SAMPLES:
            raise ValueError(
                f"The stepper follows up to {MOST_SAMPLES} samples, and x has {len(X)}: give x[:1]."
            )
        self.x, self.t = X.tolist(), T.tolist()

    def _change(self):
        """Trace what the page has set."""
        if self._widths and self.hidden != len(self._widths) - 2:
            middle = self._widths[1:2] if len(self._widths) > 2 else [3]
            count = min(max(self.hidden, 1), 4)
            self._widths = [self._widths[0], *middle * count, self._widths[-1]]
            self._layers = _random(self._widths, self._seed)
            self.edits, self.selected = {}, ""
        self._retrace()

    def _edited(self):
        """The layers with the page's changes in them."""
        layers = [layer._replace(W=layer.W.copy(), b=layer.b.copy()) for layer in self._layers]
        for key, value in self.edits.items():
            array, place = _place(layers, key)
            if array is not None:
                array[place] = float(value)
        return layers

    def _retrace(self):
        """All numbers again, from what the sliders say now."""
        layers = self._edited()
        try:
            layers, X, T = checked(layers, self.x, self.t)
        except ValueError as wrong:
            self.problem = str(wrong)
            return
        ours = cycle(layers, X, T, self.lr, {})
        problem, numbers = self._given_up, ours
        if not problem:
            start = time.monotonic()
            try:
                numbers = cycle(layers, X, T, self.lr, self._own)
            except OwnProblem as wrong:
                problem = f"{wrong} Until it works, the numbers here are ours."
                if time.monotonic() - start >= time_limit.SECONDS:
                    self._given_up = problem  # or every move of a slider would take as long
        marked = marks(layers, T, self.lr, ours, numbers)
        with self.hold_sync():
            self.steps = [step._asdict() for step in steps([layer.activation for layer in layers])]
            self.problem = problem
            self.drawing = network_svg(_widths(layers), [layer.activation for layer in layers])
            self.trace = _for_page(layers, T, self.lr, numbers, ours, marked) | {
                "first": self._first_wrong(marked, numbers, ours)
            }
            self.nudge = self._nudged(layers, X, T)

    def _first_wrong(self, marked, numbers, ours):
        """The step of the first number that disagrees, and a sentence on it; {} if none does."""
        for place, step in enumerate(self.steps):
            for name in step["shows"]:
                if name in marked:
                    sentence = _about_wrong(name, numbers[name], ours[name], len(self._layers))
                    return {"step": place, "name": name, "says": sentence}
        return {}

    def _nudged(self, layers, X, T):
        """The true loss for the selected weight moved a little both ways."""
        array, place = _place(layers, self.selected)
        if array is None:
            return {}
        value = array[place]
        losses = []
        for nudge in NUDGES:
            array[place] = value + nudge
            losses.append(float(bp.mean_squared_error(bp.predict(layers, X), T)))
        array[place] = value
        return {"key": self.selected, "by": NUDGES.tolist(), "losses": losses}

    def _step_number(self, step):
        if step == "first wrong":
            return self.trace["first"].get("step", 0)
        return min(max(int(step), 1), len(self.steps)) - 1

    def still(self):
        if not self.trace:
            return sentence_instead(self.problem)
        widths, activations = self.trace["widths"], self.trace["activations"]
        words = (
            f"A network of {len(activations)} layer{'s' * (len(activations) > 1)} with widths "
            f"{', '.join(map(str, widths))}. In each neuron its value, and beneath it the error "
            f"signal delta. The loss is {short(self.trace['loss'])}; after one training cycle it "
            f"is {short(self.trace['newloss'])}. {self.trace['first'].get('says', '')}".rstrip()
        )
        drawing = network_svg(widths, activations, self.trace, words)
        return Still(words, svg=drawing)


def _is_width(one):
    return isinstance(one, int | np.integer) and not isinstance(one, bool) and one > 0


def _random(widths, seed):
    activations = ["tanh"] * (len(widths) - 2) + ["sigmoid"]
    layers = bp.random_network(widths, activations, np.random.default_rng(seed))
    return [layer._replace(W=layer.W.round(2), b=layer.b.round(2)) for layer in layers]


def _widths(layers):
    return [len(layers[0].W), *(len(layer.b) for layer in layers)]


def _place(layers, key):
    """(array, index) of ``"W,0,1,2"`` or ``"b,0,2"``; (None, ()) if there is no such place."""
    found = re.fullmatch(r"(W|b),(\d+),(\d+)(?:,(\d+))?", key)
    if not found or int(found[2]) >= len(layers):
        return None, ()
    array = getattr(layers[int(found[2])], found[1])
    place = tuple(int(index) for index in found.groups()[2:] if index is not None)
    fits = len(place) == array.ndim and all(map(int.__lt__, place, array.shape))
    return (array, place) if fits else (None, ())


def _for_page(layers, T, lr, numbers, ours, marked):
    """What the page draws: lists of numbers by name and layer, and what disagrees."""
    folded = folds(_widths(layers))
    told = _mean_size if folded else _listed
    count = len(layers)
    page = {name: [told(numbers[f"{name},{l}"]) for l in range(count)] for name in PER_LAYER}
    page |= {
        "A": [told(numbers[f"A,{l}"]) for l in range(count + 1)],
        "W": [told(layer.W) for layer in layers],
        "b": [told(layer.b) for layer in layers],
        "slope": [told(layer.f_prime(numbers[f"Z,{l}"])) for l, layer in enumerate(layers)],
        "T": told(T),
        "loss": _listed(numbers["loss"]),
        "newloss": _listed(numbers["newloss"]),
    }
    wrong = {
        name: {
            "status": status,
            "where": _fold(differs(ours[name], numbers[name]), folded),
            "expected": told(ours[name]) if np.ndim(ours[name]) else _listed(ours[name]),
        }
        for name, status in marked.items()
    }
    return page | {
        "widths": _widths(layers),
        "activations": [layer.activation for layer in layers],
        "samples": len(T),
        "lr": lr,
        "folded": folded,
        "wrong": wrong,
    }


def _listed(array):
    """Nested lists; what JSON has no number for becomes its name."""
    if np.ndim(array):
        return [_listed(one) for one in array]
    if np.isnan(array):
        return "NaN"
    return float(array) if np.isfinite(array) else ("Infinity" if array > 0 else "-Infinity")


def _mean_size(array):
    """A folded layer shows one number: the mean size of its entries."""
    size = _listed(np.mean(np.abs(array)))
    return [[size]] if np.ndim(array) == 2 else [size]


def _fold(where, folded):
    if folded and np.ndim(where):
        where = np.any(where, keepdims=True)
    return where.tolist()


WORDS = {
    "loss": "The loss",
    "dA": "What comes back to {layer}, ∂L/∂a,",
    "delta": "The error signal delta of {layer}",
    "dW": "The weight gradient of {layer}",
    "db": "The bias gradient of {layer}",
    "newW": "The new weights of {layer}",
    "newb": "The new biases of {layer}",
    "newloss": "The new loss",
}


def _about_wrong(name, received, expected, count):
    what, _, l = name.partition(",")
    layer = in_words(layer_names(count)[int(l)]) if l else ""
    where = np.argwhere(np.atleast_1d(differs(expected, received)))
    got, want = (np.atleast_1d(array)[tuple(where[0])] for array in (received, expected))
    return (
        f"{WORDS[what].format(layer=layer)} is the first number that disagrees with the formula: "
        f"yours is {short(got)}, expected {short(want)}. All before it is right."
    )

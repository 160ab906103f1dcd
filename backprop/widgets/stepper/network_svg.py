"""A network drawn as SVG: once here, for the page to animate and as the still without a kernel.

Every part has a ``data-key``: ``n,c,i`` is neuron i of column c (0 is the input), ``w,l,i,j`` the
weight of layer l from neuron i to j, ``loss`` the loss.
"""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

import numpy as np

from backprop.widgets.stepper.steps import layer_names

COLUMN, ROW, RADIUS = 118, 62, 26  # distances between the middles of neurons, in SVG units
TOP = 52  # room for the names above
MOST = 8  # neurons that a column shows; wider layers, and deeper networks, are folded
MOST_HIDDEN = 4

# The page's own colours come from look.css; a still is on white paper.
PAPER = (
    "svg{--bp-forward:#0072b2;--bp-signal:#d55e00;--bp-gradient:#b5548b;--bp-update:#009e73;"
    "--bp-forward-text:#00629a;--bp-signal-text:#a84300;--bp-paper:#fff;--bp-ink:#1d1f21;"
    "--bp-faint:#5b6066;--bp-line:#6f757b;--bp-hair:#d3d7db;--bp-wrong:#b00020;background:#fff;"
    "font-family:sans-serif}"
)


def folds(widths):
    """Whether there is too much to draw each neuron."""
    return max(widths) > MOST or len(widths) - 2 > MOST_HIDDEN


@dataclass(frozen=True)
class Place:
    """Where things stand: a column for the input, one for each layer, one for the loss."""

    widths: tuple
    activations: tuple

    @property
    def shown(self):
        """How many circles each column has."""
        return [1] * len(self.widths) if folds(self.widths) else list(self.widths)

    @property
    def size(self):
        return COLUMN * (len(self.widths) + 1), TOP + ROW * max(max(self.shown), 2) + 34

    def x(self, column):
        return COLUMN * (column + 0.5)

    def y(self, column, i):
        count = self.shown[column] if column < len(self.shown) else 1
        middle = TOP + ROW * max(max(self.shown), 2) / 2
        return middle + ROW * (i - (count - 1) / 2)


def network_svg(widths, activations, numbers=None, words=""):
    """The drawing. With ``numbers`` (of the trace) their values are in it, else it is for the page.

    ``words`` is its text alternative.
    """
    place = Place(tuple(widths), tuple(activations))
    width, height = place.size
    parts = [*_edges(place, numbers), *_nodes(place, numbers), *_names(place), _way(place)]
    style = f"<style>{PAPER}{_css()}</style>" if numbers else ""
    room = f"min-width:{0.8 * width:g}px;max-width:{1.25 * width:g}px"
    role = f'role="img" aria-label="{escape(words, quote=True)}"' if numbers else 'role="group"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bp-net" style="{room}" {role} '
        f'viewBox="0 0 {width} {height}">{style}{"".join(parts)}</svg>'
    )


def _css():
    return (Path(__file__).parent / "network.css").read_text(encoding="utf-8")


def _edges(place, numbers):
    for l in range(len(place.shown) - 1):
        W = numbers and np.asarray(numbers["W"][l])
        for i in range(place.shown[l]):
            for j in range(place.shown[l + 1]):
                line = (
                    f'x1="{place.x(l):g}" y1="{place.y(l, i):g}" '
                    f'x2="{place.x(l + 1):g}" y2="{place.y(l + 1, j):g}"'
                )
                style = ""
                if numbers is not None:
                    thick = 0.8 + 4 * abs(W[i, j]) / (np.max(np.abs(W)) or 1.0)
                    style = f' style="stroke-width:{thick:.2g}px"'
                    style += ' stroke-dasharray="7 4"' if W[i, j] < 0 else ""
                yield (
                    f'<g class="bp-edge" data-key="w,{l},{i},{j}">'
                    f'<line class="bp-hit" {line}/><line class="bp-wire" {line}{style}/></g>'
                )
    last = len(place.shown) - 1
    for i in range(place.shown[last]):
        line = (
            f'x1="{place.x(last):g}" y1="{place.y(last, i):g}" '
            f'x2="{place.x(last + 1):g}" y2="{place.y(last + 1, 0):g}"'
        )
        yield f'<line class="bp-to-loss" {line}/>'


def _nodes(place, numbers):
    for column, count in enumerate(place.shown):
        for i in range(count):
            x, y = place.x(column), place.y(column, i)
            a = delta = ""
            if numbers is not None:
                a = short(numbers["A"][column][0][i])
                delta = short(numbers["delta"][column - 1][0][i]) if column else ""
            yield (
                f'<g class="bp-node" data-key="n,{column},{i}">'
                f'<circle cx="{x:g}" cy="{y:g}" r="{RADIUS}"/>'
                f'<text class="bp-a" x="{x:g}" y="{y - 2 if column else y + 4:g}">{a}</text>'
                f'<text class="bp-delta" x="{x:g}" y="{y + 12:g}">{delta}</text>'
                f'<text class="bp-cross" x="{x + RADIUS:g}" y="{y - RADIUS + 8:g}">✗</text></g>'
            )
    column = len(place.shown)
    x, y = place.x(column), place.y(column, 0)
    loss = short(numbers["loss"]) if numbers is not None else ""
    yield (
        f'<g class="bp-node bp-loss" data-key="loss"><rect x="{x - RADIUS - 6:g}" '
        f'y="{y - RADIUS:g}" width="{2 * RADIUS + 12}" height="{2 * RADIUS}"/>'
        f'<text class="bp-a" x="{x:g}" y="{y + 4:g}">{loss}</text></g>'
    )


def _names(place):
    names = ["input", *layer_names(len(place.activations)), "loss"]
    below = ["", *place.activations, ""]
    for column, (name, activation) in enumerate(zip(names, below, strict=True)):
        x = place.x(column)
        yield f'<text class="bp-name" data-column="{column}" x="{x:g}" y="16">{name}</text>'
        wide = folds(place.widths) and column < len(place.widths)
        told = f"{place.widths[column]} × {activation}".rstrip(" ×") if wide else activation
        yield f'<text class="bp-activation" x="{x:g}" y="31">{told}</text>'


def _way(place):
    """An arrow beneath for each direction; the page shows one of them."""
    width, height = place.size
    y, start, end = height - 14, COLUMN / 2, width - COLUMN / 2
    arrow = ""
    for name, tip, back in (("forward", end, -9), ("backward", start, 9)):
        arrow += (
            f'<g class="bp-way bp-way-{name}"><path d="M{start:g} {y:g}H{end:g}'
            f'M{tip + back:g} {y - 5:g}L{tip:g} {y:g}L{tip + back:g} {y + 5:g}"/>'
            f'<text x="{width / 2:g}" y="{y - 5:g}">{name}</text></g>'
        )
    return arrow


def short(x):
    """Two or three significant digits and a real minus sign, for the inside of a circle."""
    x = float(x)
    if not np.isfinite(x):
        return "?"
    if x and not 1e-3 <= abs(x) < 1e4:
        text = re.sub(r"e([+-])0*", r"e\1", f"{x:.0e}")
    else:
        text = f"{x:.{2 if abs(x) < 0.1 else 3}g}"
    return text.replace("e+", "e").replace("-", "−")

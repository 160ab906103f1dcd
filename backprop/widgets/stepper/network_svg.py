"""The network as SVG: drawn once, for the page to animate and for a notebook without a kernel.

Every part has a ``data-key``: ``n,c,i`` is neuron i of column c (0 is the input), ``w,l,i,j`` the
weight of layer l from neuron i to j, ``loss`` the loss.
"""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

import numpy as np

from backprop.colours import LIGHT, css_variables
from backprop.network import layer_names

COLUMN, ROW, RADIUS = 118, 62, 26  # distances between the centres of neurons, in SVG units
TOP = 52  # height of the names above the neurons
MOST_NEURONS = 8  # of a column that are drawn; wider layers, and deeper networks, are folded
MOST_HIDDEN = 4
STYLE = Path(__file__).with_name("network.css")


def is_folded(widths):
    """Whether each layer is drawn as one circle, as there are too many neurons."""
    return max(widths) > MOST_NEURONS or len(widths) - 2 > MOST_HIDDEN


@dataclass(frozen=True)
class Layout:
    """The coordinates: a column for the input, one for each layer, one for the loss."""

    widths: tuple
    activations: tuple

    @property
    def circles(self):
        """The number of circles in each column."""
        return [1] * len(self.widths) if is_folded(self.widths) else list(self.widths)

    @property
    def size(self):
        return COLUMN * (len(self.widths) + 1), TOP + ROW * max(max(self.circles), 2) + 34

    def x(self, column):
        return COLUMN * (column + 0.5)

    def y(self, column, i):
        count = self.circles[column] if column < len(self.circles) else 1
        middle = TOP + ROW * max(max(self.circles), 2) / 2
        return middle + ROW * (i - (count - 1) / 2)


def network_svg(widths, activations, numbers=None, text=""):
    """The drawing.

    Without ``numbers`` it is for the page, which fills them in. With them (as in the trace of the
    page) it is a picture of its own, and ``text`` is its text alternative.
    """
    layout = Layout(tuple(widths), tuple(activations))
    width, height = layout.size
    parts = [*_edges(layout, numbers), *_nodes(layout, numbers), *_names(layout), _arrows(layout)]
    style = f"min-width:{0.8 * width:g}px;max-width:{1.25 * width:g}px"
    if numbers is None:
        colours, role = "", 'role="group"'
    else:
        font = "background:white;font-family:sans-serif"
        css = STYLE.read_text(encoding="utf-8")
        colours = f"<style>svg{{{css_variables(LIGHT)}{font}}}{css}</style>"
        role = f'role="img" aria-label="{escape(text, quote=True)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bp-net" style="{style}" {role} '
        f'viewBox="0 0 {width} {height}">{colours}{"".join(parts)}</svg>'
    )


def _edges(layout, numbers):
    for l in range(len(layout.circles) - 1):
        W = None if numbers is None else np.asarray(numbers["W"][l])
        for i in range(layout.circles[l]):
            for j in range(layout.circles[l + 1]):
                line = _line(layout, l, i, j)
                style = "" if W is None else _weight_style(W, i, j)
                yield (
                    f'<g class="bp-edge" data-key="w,{l},{i},{j}">'
                    f'<line class="bp-hit" {line}/><line class="bp-wire" {line}{style}/></g>'
                )
    last = len(layout.circles) - 1
    for i in range(layout.circles[last]):
        yield f'<line class="bp-to-loss" {_line(layout, last, i, 0)}/>'


def _line(layout, column, i, j):
    """The ends of a line from neuron i of the column to neuron j of the next one."""
    return (
        f'x1="{layout.x(column):g}" y1="{layout.y(column, i):g}" '
        f'x2="{layout.x(column + 1):g}" y2="{layout.y(column + 1, j):g}"'
    )


def _weight_style(W, i, j):
    """Thick where the weight is large, dashed where it is negative."""
    thickness = 0.8 + 4 * abs(W[i, j]) / (np.max(np.abs(W)) or 1.0)
    dashes = ' stroke-dasharray="7 4"' if W[i, j] < 0 else ""
    return f' style="stroke-width:{thickness:.2g}px"{dashes}'


def _nodes(layout, numbers):
    for column, count in enumerate(layout.circles):
        for i in range(count):
            x, y = layout.x(column), layout.y(column, i)
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
    column = len(layout.circles)
    x, y = layout.x(column), layout.y(column, 0)
    loss = "" if numbers is None else short(numbers["loss"])
    yield (
        f'<g class="bp-node bp-loss" data-key="loss"><rect x="{x - RADIUS - 6:g}" '
        f'y="{y - RADIUS:g}" width="{2 * RADIUS + 12}" height="{2 * RADIUS}"/>'
        f'<text class="bp-a" x="{x:g}" y="{y + 4:g}">{loss}</text></g>'
    )


def _names(layout):
    names = ["input", *layer_names(len(layout.activations)), "loss"]
    notes = ["", *layout.activations, ""]
    for column, (name, note) in enumerate(zip(names, notes, strict=True)):
        x = layout.x(column)
        if is_folded(layout.widths) and column < len(layout.widths):
            note = f"{layout.widths[column]} × {note}".rstrip(" ×")
        yield f'<text class="bp-name" data-column="{column}" x="{x:g}" y="16">{name}</text>'
        yield f'<text class="bp-activation" x="{x:g}" y="31">{note}</text>'


def _arrows(layout):
    """An arrow beneath for each direction; the page shows one of them."""
    width, height = layout.size
    y, left, right = height - 14, COLUMN / 2, width - COLUMN / 2
    arrows = ""
    for name, tip, barb in (("forward", right, -9), ("backward", left, 9)):
        arrows += (
            f'<g class="bp-arrow bp-arrow-{name}"><path d="M{left:g} {y:g}H{right:g}'
            f'M{tip + barb:g} {y - 5:g}L{tip:g} {y:g}L{tip + barb:g} {y + 5:g}"/>'
            f'<text x="{width / 2:g}" y="{y - 5:g}">{name}</text></g>'
        )
    return arrows


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

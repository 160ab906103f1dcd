"""A network as circles and lines, with some of its layers lit."""

from itertools import pairwise

from backprop.colours import LIGHT
from backprop.figures.picture import Picture, new_figure
from backprop.network import layer_names

COLOURS = {"forward": LIGHT["forward"], "backward": LIGHT["signal"]}


def network_diagram(widths, lit=(), direction=None, loss=True):
    """Layers from left to right; ``lit`` has the numbers of the columns that are highlighted.

    Column 0 is the input; the loss, after the output, is column ``len(widths)``.
    With a ``direction``, "forward" or "backward", an arrow with that name is drawn beneath.
    """
    figure, axes = new_figure(7.0, 2.9)
    names = ["input", *layer_names(len(widths) - 1), *(["loss"] if loss else [])]
    columns = [*widths, 1] if loss else list(widths)
    heights = [_spread(width) for width in columns]
    colour = COLOURS.get(direction, LIGHT["forward"])
    name_scale = min(1.0, 7 / len(columns))  # names of many layers would overlap
    circle_scale = min(name_scale, 5 / max(widths))
    for x, (ys, next_ys) in enumerate(pairwise(heights)):
        active = {x, x + 1} <= set(lit)
        for y in ys:
            for y_next in next_ys:
                axes.plot(
                    [x, x + 1],
                    [y, y_next],
                    color=colour if active else LIGHT["hair"],
                    linewidth=2.0 if active else 1.0,
                    zorder=1,
                )
    for x, column in enumerate(heights):
        is_lit = x in lit
        is_loss = loss and x == len(heights) - 1
        axes.scatter(
            [x] * len(column),
            column,
            s=420 * circle_scale**2,
            marker="s" if is_loss else "o",
            facecolor=colour if is_lit else "white",
            edgecolor=colour if is_lit else LIGHT["line"],
            linewidth=2,
            zorder=2,
        )
        axes.text(
            x,
            -2.25,
            names[x],
            ha="center",
            weight="bold" if is_lit else "normal",
            fontsize=11 * name_scale,
        )
    if direction:
        _arrow(axes, direction, len(columns) - 1, colour)
    axes.set(xlim=(-0.5, len(columns) - 0.5), ylim=(-3.2, 1.9))
    axes.axis("off")
    return Picture(figure, _in_words(names, lit, direction))


def _spread(count):
    return [1.2 * (i - (count - 1) / 2) * min(1.0, 2.6 / max(count - 1, 1)) for i in range(count)]


def _arrow(axes, direction, last, colour):
    start, end = (0, last) if direction == "forward" else (last, 0)
    axes.annotate(
        "",
        xy=(end, -2.75),
        xytext=(start, -2.75),
        arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 2},
    )
    axes.text(last / 2, -3.1, direction, ha="center", color=colour, fontsize=11, weight="bold")


def _in_words(names, lit, direction):
    sentence = f"A network from left to right: {', '.join(names)}."
    if lit:
        sentence += f" Lit: {', '.join(names[x] for x in sorted(lit))}."
    if direction:
        sentence += f" An arrow beneath points {direction}."
    return sentence

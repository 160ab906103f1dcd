"""A network as circles and lines, with some of its layers lit."""

from itertools import pairwise

from backprop.figures.picture import BACKWARD, FORWARD, QUIET, Picture, new_figure

COLOURS = {"forward": FORWARD, "backward": BACKWARD}


def network_diagram(widths, lit=(), direction=None, loss=True):
    """Layers from left to right; ``lit`` names the columns (0 is the input) to bring out.

    ``direction`` is "forward" or "backward": an arrow beneath shows the way, with its name.
    The last column, after the output, is the loss: it has number ``len(widths)``.
    """
    figure, axes = new_figure(7.0, 2.9)
    names = _names(widths, loss)
    columns = [*widths, 1] if loss else list(widths)
    heights = [_spread(width) for width in columns]
    colour = COLOURS.get(direction, FORWARD)
    small = min(1.0, 7 / len(columns))  # names of many layers would run into each other
    room = min(small, 5 / max(widths))
    for x, (here, there) in enumerate(pairwise(heights)):
        active = {x, x + 1} <= set(lit)
        for y in here:
            for y_next in there:
                axes.plot(
                    [x, x + 1],
                    [y, y_next],
                    color=colour if active else "#D0D0D0",
                    linewidth=2.0 if active else 1.0,
                    zorder=1,
                )
    for x, column in enumerate(heights):
        on = x in lit
        is_loss = loss and x == len(heights) - 1
        axes.scatter(
            [x] * len(column),
            column,
            s=420 * room**2,
            marker="s" if is_loss else "o",
            facecolor=colour if on else "white",
            edgecolor=colour if on else QUIET,
            linewidth=2,
            zorder=2,
        )
        axes.text(
            x, -2.25, names[x], ha="center", weight="bold" if on else "normal", fontsize=11 * small
        )
    if direction:
        _arrow(axes, direction, len(columns) - 1, colour)
    axes.set(xlim=(-0.5, len(columns) - 0.5), ylim=(-3.2, 1.9))
    axes.axis("off")
    return Picture(figure, _in_words(names, lit, direction))


def _names(widths, loss):
    hidden = len(widths) - 2
    middle = ["hidden"] if hidden == 1 else [f"hidden {i + 1}" for i in range(hidden)]
    return ["input", *middle, "output", *(["loss"] if loss else [])]


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

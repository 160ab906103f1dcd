"""The report's pictures, drawn by matplotlib in the page's own ink and colours, light and dark."""

import re
import textwrap
from functools import wraps
from zlib import crc32

from backprop.figures.picture import BACKWARD, FORWARD, QUIET, Picture, new_figure

INK, PAPER = "#1d1f21", "#fefefe"
# As CSS variables of page.css.
VARIABLES = {
    INK: "var(--ink)",
    PAPER: "var(--paper)",
    FORWARD: "var(--forward)",
    BACKWARD: "var(--backward)",
    QUIET: "var(--quiet)",
}
STYLE = {
    **dict.fromkeys(("text.color", "axes.labelcolor", "xtick.color", "ytick.color"), INK),
    "axes.edgecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.parse_math": False,
    "font.size": 10,
}
LITTLE = 0.2  # discrimination below this is called little, as test theory does
MOST_BARS = 15
LONGEST = 42  # letters in a line of a bar's name


def drawn(draw):
    """``draw`` returns a :class:`Picture`; as SVG to be put into the page, as often as wanted."""

    @wraps(draw)
    def as_svg(*args):
        import matplotlib

        with matplotlib.rc_context(STYLE):
            return in_page(draw(*args).as_svg())

    return as_svg


def in_page(svg):
    """In the page's colours, and with ids that no other picture in the page has."""
    for colour, variable in VARIABLES.items():
        svg = re.sub(colour, variable, svg, flags=re.I)
    own = f"p{crc32(svg.encode()):08x}"
    return re.sub(r'( id="|href="#|url\(#)', rf"\1{own}-", svg)


def plain_figure(width, height, left, columns=1):
    """A figure with room of so many inches for what stands left of it, and its axes.

    Without a ground of its own: the page's shows through. Laid out by hand, as matplotlib's own
    layout would take a third of the report's time.
    """
    figure, axes = new_figure(width, height, columns)
    figure.set_layout_engine(None)
    figure.subplots_adjust(
        left=left / width, right=0.99, bottom=0.5 / height, top=1 - 0.35 / height, wspace=0.06
    )
    for part in (figure, *figure.axes):
        part.set_facecolor("none")
    return figure, axes


def bars(axes, shares, labels, colour):
    """Horizontal, the first at the bottom, each labelled with its name; returns their places."""
    places = range(len(shares))
    axes.barh(places, [100 * share for share in shares], color=colour)
    axes.set_yticks(places, [wrapped(label) for label in labels])
    axes.tick_params(left=False)
    axes.set_ylim(-0.7, len(shares) - 0.3)
    return places


def wrapped(label):
    return "\n".join(textwrap.wrap(label, LONGEST)[:2])


def label_room(labels):
    """Inches for the longest of them."""
    return 0.3 + 0.078 * max(min(len(label), LONGEST) for label in labels)


@drawn
def score_distribution(lesson):
    """How many students have how many points."""
    figure, axes = plain_figure(4.2, 2.5, left=0.65)
    highest = max([lesson.max_score, *lesson.scores]) or 1.0
    edges = [highest * i / 10 for i in range(11)]
    counts, *_ = axes.hist(lesson.scores, bins=edges, color=FORWARD, edgecolor=PAPER)
    mean = lesson.spread.mean
    axes.axvline(mean, color=BACKWARD, linestyle="--", linewidth=2)
    top = 1.25 * max(counts)
    axes.set_ylim(0, top)
    side, offset = ("right", -5) if mean > highest / 2 else ("left", 5)
    axes.annotate(
        f"mean {mean:.1f}",
        (mean, top),
        (offset, 0),
        textcoords="offset points",
        ha=side,
        va="top",
    )
    axes.set(xlabel=f"points of {lesson.max_score:g}", ylabel="students", title=lesson.name)
    axes.yaxis.get_major_locator().set_params(integer=True)
    groups = ", ".join(
        f"{int(count)} with {low:g} to {high:g}"
        for count, low, high in zip(counts, edges[:-1], edges[1:], strict=True)
        if count
    )
    words = f"{lesson.name}: students by points: {groups}. The mean is {mean:.1f}."
    return Picture(figure, words)


@drawn
def difficulty(lesson):
    """Each graded cell: the share of its points that were earned, and its discrimination."""
    items = [item for item in lesson.items if item.share is not None]
    items.sort(key=lambda item: -item.share)  # the hardest on top
    names = [item.cell.title for item in items]
    figure, (left, right) = plain_figure(7.2, 0.9 + 0.3 * len(items), label_room(names), columns=2)
    places = bars(left, [item.share for item in items], names, FORWARD)
    for place, item in zip(places, items, strict=True):
        left.annotate(f" {item.share:.0%}", (100 * item.share, place), va="center")
    left.set(xlim=(0, 125), xticks=range(0, 101, 25), xlabel="% of the points earned")
    right.axvline(0, color=INK, linewidth=0.8)
    right.axvline(LITTLE, color=QUIET, linestyle=":")
    for place, item in zip(places, items, strict=True):
        draw_discrimination(right, place, item)
    right.spines["left"].set_visible(False)
    lowest = min([0.0, *(item.discrimination or 0.0 for item in items)])
    right.set(yticks=[], ylim=left.get_ylim(), xlabel="discrimination")
    right.set_xlim(1.5 * lowest - 0.1, 1.25)
    figure.suptitle(lesson.name, x=0.01, y=0.99, ha="left", va="top", fontsize=12)
    words = "; ".join(
        f"{item.cell.title} {item.share:.0%} earned, discrimination "
        + (item.why or f"{item.discrimination:.2f}")
        for item in reversed(items)
    )
    return Picture(figure, f"{lesson.name}, the hardest first: {words}.")


def draw_discrimination(axes, place, item):
    """A line from 0 to a dot with its number; a square that says so, if it is little."""
    r = item.discrimination
    if r is None:
        axes.annotate(f" {item.why}", (0, place), va="center", fontsize=9)
        return
    low = r < LITTLE
    colour = BACKWARD if low else FORWARD
    axes.plot([0, r], [place, place], color=colour, linewidth=2)
    axes.plot([r], [place], "s" if low else "o", color=colour)
    side, offset = ("left", 7) if r >= 0 else ("right", -7)
    axes.annotate(
        f"{r:.2f}{' little' if low else ''}",
        (r, place),
        (offset, 0),
        textcoords="offset points",
        va="center",
        ha=side,
    )


@drawn
def frequent_mistakes(mistakes):
    """What share of the class shows each mistake."""
    shown = mistakes[:MOST_BARS][::-1]
    names = [f"{one.exercise}: {one.name}" for one in shown]
    figure, axes = plain_figure(7.2, 0.85 + 0.38 * len(shown), label_room(names))
    places = bars(axes, [one.share for one in shown], names, BACKWARD)
    for place, one in zip(places, shown, strict=True):
        axes.annotate(f" {one.share:.0%} ({one.students})", (100 * one.share, place), va="center")
    axes.set(xlim=(0, 130 * shown[-1].share), xlabel="% of the class (students)")
    words = "; ".join(f"{one.exercise}: {one.name} {one.share:.0%}" for one in reversed(shown))
    return Picture(figure, f"Mistakes by the share of the class that shows them: {words}.")

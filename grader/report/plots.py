"""The report's pictures, drawn by matplotlib in the colours of the page, light and dark."""

import io
import re
import textwrap
from functools import wraps
from html import escape
from zlib import crc32

from grader.report.statistics import Mistake
from grader.report.summary import LessonSummary

INK, PAPER = "#1d1f21", "#fefefe"
BLUE, ORANGE, GREY = "#0072b2", "#d55e00", "#8a8a8a"
# The CSS variables of grader/pages/page.css that stand for them in the page.
VARIABLES = {INK: "ink", PAPER: "paper", BLUE: "blue", ORANGE: "orange", GREY: "grey"}
STYLE = {
    **dict.fromkeys(("text.color", "axes.labelcolor", "xtick.color", "ytick.color"), INK),
    # Without a background of its own, a picture has that of the page.
    **dict.fromkeys(("figure.facecolor", "axes.facecolor"), "none"),
    "axes.edgecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.parse_math": False,
    "font.size": 10,
    "svg.hashsalt": "report",
    "svg.fonttype": "path",
}
LITTLE = 0.2  # discrimination below this is called little, as in test theory
MOST_BARS = 15
LONGEST = 42  # letters in a line of a bar's label


def as_svg(draw):
    """Makes SVG for the page of the figure and its description that ``draw`` returns."""

    @wraps(draw)
    def drawn(*args):
        import matplotlib  # takes half a second: not before there is something to draw

        file = io.StringIO()
        with matplotlib.rc_context(STYLE):
            figure, description = draw(*args)
            figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
        svg = file.getvalue()
        label = escape(description, quote=True)
        opening = f'<svg role="img" aria-label="{label}" style="width:100%; height:auto"'
        return in_page(svg[svg.index("<svg") :].replace("<svg", opening, 1))

    return drawn


def in_page(svg):
    """With the page's colours, and with ids that no other picture in the page has."""
    for colour, variable in VARIABLES.items():
        svg = re.sub(colour, f"var(--{variable})", svg, flags=re.I)
    prefix = f"p{crc32(svg.encode()):08x}"
    return re.sub(r'( id="|href="#|url\(#)', rf"\1{prefix}-", svg)


def new_figure(width, height, left, columns=1):
    """A figure and its axes, in inches; ``left`` is the room for labels.

    It is laid out by hand: matplotlib's own layout would take a third of the report's time.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height))
    axes = figure.subplots(1, columns)
    figure.subplots_adjust(
        left=left / width, right=0.99, bottom=0.5 / height, top=1 - 0.35 / height, wspace=0.06
    )
    return figure, axes


def bars(axes, shares, labels, colour):
    """Horizontal bars with their labels, the first at the bottom; returns their positions."""
    positions = range(len(shares))
    axes.barh(positions, [100 * share for share in shares], color=colour)
    axes.set_yticks(positions, [wrapped(label) for label in labels])
    axes.tick_params(left=False)
    axes.set_ylim(-0.7, len(shares) - 0.3)
    return positions


def wrapped(label):
    return "\n".join(textwrap.wrap(label, LONGEST)[:2])


def label_room(labels):
    """Inches for the longest label."""
    return 0.3 + 0.078 * max(min(len(label), LONGEST) for label in labels)


@as_svg
def score_distribution(lesson: LessonSummary):
    """How many students have how many points."""
    figure, axes = new_figure(4.2, 2.5, left=0.65)
    highest = max([lesson.max_score, *lesson.scores]) or 1.0
    edges = [highest * i / 10 for i in range(11)]
    counts, *_ = axes.hist(lesson.scores, bins=edges, color=BLUE, edgecolor=PAPER)
    mean = lesson.spread.mean
    axes.axvline(mean, color=ORANGE, linestyle="--", linewidth=2)
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
    return figure, f"{lesson.name}: students by points: {groups}. The mean is {mean:.1f}."


@as_svg
def difficulty(lesson: LessonSummary):
    """Of each graded cell, the share of its points that were earned, and its discrimination."""
    items = [item for item in lesson.items if item.share is not None]
    items.sort(key=lambda item: -item.share)  # the hardest on top
    titles = [item.cell.title for item in items]
    figure, (left, right) = new_figure(7.2, 0.9 + 0.3 * len(items), label_room(titles), columns=2)
    positions = bars(left, [item.share for item in items], titles, BLUE)
    right.axvline(0, color=INK, linewidth=0.8)
    right.axvline(LITTLE, color=GREY, linestyle=":")
    for position, item in zip(positions, items, strict=True):
        left.annotate(f" {item.share:.0%}", (100 * item.share, position), va="center")
        draw_discrimination(right, position, item)
    left.set(xlim=(0, 125), xticks=range(0, 101, 25), xlabel="% of the points earned")
    right.spines["left"].set_visible(False)
    lowest = min([0.0, *(item.discrimination or 0.0 for item in items)])
    right.set(yticks=[], ylim=left.get_ylim(), xlabel="discrimination")
    right.set_xlim(lowest - 0.1, 1.25)
    figure.suptitle(lesson.name, x=0.01, y=0.99, ha="left", va="top", fontsize=12)
    numbers = "; ".join(
        f"{item.cell.title} {item.share:.0%} earned, discrimination "
        + (item.remark or f"{item.discrimination:.2f}")
        for item in reversed(items)
    )
    return figure, f"{lesson.name}, the hardest first: {numbers}."


def draw_discrimination(axes, position, item):
    """A line from 0 to a dot with the number; a square with "little" if it is little."""
    r = item.discrimination
    if r is None:
        axes.annotate(f" {item.remark}", (0, position), va="center", fontsize=9)
        return
    is_little = r < LITTLE
    colour = ORANGE if is_little else BLUE
    axes.plot([0, r], [position, position], color=colour, linewidth=2)
    axes.plot([r], [position], "s" if is_little else "o", color=colour)
    label = f"{r:.2f}{' little' if is_little else ''}"
    point = (max(r, 0.0), position)  # on the left, labels of the other axes would be in the way
    axes.annotate(label, point, (7, 0), textcoords="offset points", va="center")


@as_svg
def frequent_mistakes(mistakes: list[Mistake]):
    """The share of the class that shows each mistake."""
    shown = mistakes[:MOST_BARS][::-1]
    names = [f"{mistake.exercise}: {mistake.name}" for mistake in shown]
    figure, axes = new_figure(7.2, 0.85 + 0.38 * len(shown), label_room(names))
    positions = bars(axes, [mistake.share for mistake in shown], names, ORANGE)
    for position, mistake in zip(positions, shown, strict=True):
        label = f" {mistake.share:.0%} ({mistake.students})"
        axes.annotate(label, (100 * mistake.share, position), va="center")
    axes.set(xlim=(0, 130 * shown[-1].share), xlabel="% of the class (students)")
    shares = [f"{name} {each.share:.0%}" for name, each in zip(names, shown, strict=True)]
    numbers = "; ".join(reversed(shares))
    return figure, f"Mistakes by the share of the class that shows them: {numbers}."

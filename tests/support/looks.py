"""What every picture owes its reader, and where labels collide."""

import warnings
from itertools import combinations
from xml.etree import ElementTree

from backprop.figures.picture import Picture


def assert_readable(picture):
    """A sentence for those who cannot see it, an SVG that carries it, and axes with names."""
    assert isinstance(picture, Picture), picture
    assert picture.alt[0].isupper()
    assert picture.alt.endswith(".")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # it would be printed above the picture
        svg = ElementTree.fromstring(picture.as_svg())
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == picture.alt
    drawn = [axes for axes in picture.figure.axes if axes.axison and len(axes.get_xticks())]
    assert all(axes.get_xlabel() for axes in drawn)
    assert all(axes.get_ylabel() for axes in drawn[:1])  # panels beside it share its label


def boxes(picture):
    """The text and the rectangle of every label that is drawn."""
    picture.figure.draw_without_rendering()
    texts = [text for axes in picture.figure.axes for text in labels(axes)]
    return [(text.get_text(), text.get_window_extent()) for text in texts if text.get_text()]


def labels(axes):
    yield from (axes.title, *axes.texts)
    if axes.get_legend():
        yield from axes.get_legend().get_texts()
    for axis in (axes.xaxis, axes.yaxis) if axes.axison else ():
        yield axis.label
        low, high = axis.get_view_interval()  # ticks beyond it are kept without being drawn
        yield from (t.label1 for t in axis.get_major_ticks() if low <= t.get_loc() <= high)


def clipped(picture):
    """Labels that reach beyond the picture."""
    frame = picture.figure.bbox.padded(1)
    return [
        text
        for text, box in boxes(picture)
        if not (frame.contains(box.x0, box.y0) and frame.contains(box.x1, box.y1))
    ]


def colliding(picture):
    """Pairs of labels that are printed over each other."""
    return [
        (one, other)
        for (one, box), (other, other_box) in combinations(boxes(picture), 2)
        if box.padded(-1).overlaps(other_box.padded(-1))
    ]

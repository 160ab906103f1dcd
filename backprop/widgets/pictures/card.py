"""Still pictures: a white card and the few shapes that are drawn on it, as SVG."""

from html import escape

# look.css has the same colours, for a light page.
FORWARD, SIGNAL, GRADIENT, UPDATE = "#0072b2", "#d55e00", "#b5548b", "#009e73"
INK, LINE, HAIR = "#1d1f21", "#6f757b", "#d3d7db"


def card(width, height, *shapes):
    """An SVG of that size."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif" font-size="14" fill="{INK}">'
        f'<rect width="{width}" height="{height}" fill="white"/>{"".join(shapes)}</svg>'
    )


def line(points, colour=INK, width=2, dash=""):
    """A line through points (x, y)."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dash = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linejoin="round"{dash}/>'
    )


def dot(x, y, colour, radius=7):
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{colour}"/>'


def triangle(x, y, colour, size=4):
    corners = f"{x - size:.1f},{y + size:.1f} {x + size:.1f},{y + size:.1f} {x:.1f},{y - size:.1f}"
    return f'<polygon points="{corners}" fill="{colour}"/>'


def bar(x, y, width, height, colour):
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>'
    )


def text(x, y, words, anchor="start", colour=INK):
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(words)}</text>"
    )


def scale(low, high, start, end):
    """The function that takes low to start and high to end, in a straight line."""
    return lambda value: start + (value - low) / (high - low) * (end - start)

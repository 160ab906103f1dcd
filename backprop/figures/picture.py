"""A figure with a text alternative, and a note where a student's code cannot draw it yet."""

import io
from dataclasses import dataclass
from functools import wraps
from html import escape

from backprop.colours import LIGHT
from checks import calling


def new_figure(width=7.0, height=3.0, columns=1):
    """A matplotlib figure that pyplot does not know of, and its axes."""
    from matplotlib.figure import Figure  # takes half a second to import: only when it is used

    figure = Figure(figsize=(width, height), layout="constrained", facecolor="white")
    return figure, figure.subplots(1, columns)


@dataclass(frozen=True)
class Picture:
    """A figure that is shown as SVG: sharp at any size, and read aloud by its label."""

    figure: object
    alt: str

    def _repr_mimebundle_(self, **_):
        return {"text/html": self.as_html(), "text/plain": self.alt}

    def as_html(self):
        return (
            f'<figure style="margin:.5em 0; max-width:46em">{self.as_svg()}'
            f'<figcaption style="font-size:.9em; margin-top:.3em">{escape(self.alt)}</figcaption>'
            "</figure>"
        )

    def as_svg(self):
        import matplotlib

        file = io.StringIO()
        with matplotlib.rc_context({"svg.hashsalt": "backprop", "svg.fonttype": "path"}):
            self.figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
        svg = file.getvalue()
        label = escape(self.alt, quote=True)
        style = "width:100%; height:auto; border-radius:4px"
        return svg[svg.index("<svg") :].replace(
            "<svg", f'<svg role="img" aria-label="{label}" style="{style}"', 1
        )


@dataclass(frozen=True)
class Note:
    """One sentence in place of a picture."""

    text: str

    def __repr__(self):
        return self.text

    def _repr_html_(self):
        return (
            f'<p style="border-left:5px solid {LIGHT["line"]}; padding:.35em .9em; max-width:46em">'
            f"{escape(self.text)}</p>"
        )


def drawn_with_student_code(draw):
    """Decorates what draws with a student's functions: until these work, a note says so."""

    @wraps(draw)
    def picture_or_note(*args, **options):
        tried = calling.call(lambda: draw(*args, **options), {})
        if not tried.error:
            return tried.returned
        names = ", ".join(getattr(arg, "__name__", "") for arg in args if callable(arg))
        return Note(
            f"Here your own code draws a picture. It cannot yet: make {names} pass its check, "
            "then run this cell again."
        )

    return picture_or_note

"""What the student is told: the same words as plain text and as HTML."""

from dataclasses import dataclass
from html import escape

# Okabe and Ito's colours, told apart by colour-blind readers; a sign and a word always go along.
COLOURS = {True: "#009E73", False: "#D55E00"}
SIGNS = {True: "✓", False: "✗"}
WORDS = {True: "right", False: "not yet"}


@dataclass(frozen=True)
class Verdict:
    """A headline, then paragraphs as (label, text); ``code`` is what the function printed.

    ``misconception`` is the name of the mistake that it looks like, if it has one, and ``pointer``
    the second hint about it. ``table`` has a row for each case, the first with the titles, and
    ``look`` is code that shows where it goes wrong.
    """

    passed: bool
    subject: str
    headline: str
    paragraphs: tuple = ()
    code: str = ""
    misconception: str | None = None
    pointer: str = ""
    table: tuple = ()
    look: str = ""

    def __str__(self):
        lines = [f"{SIGNS[self.passed]} {self.subject}: {self.headline}"]
        paragraphs = [*self.paragraphs, *self._second_hint()]
        lines += [f"  {label}: {text}" if label else f"  {text}" for label, text in paragraphs]
        if self.look:
            lines += ["  See it:", *(f"    {line}" for line in self.look.splitlines())]
        if self.code:
            lines += ["  It printed:", *(f"    {line}" for line in self.code.splitlines())]
        return "\n".join(lines)

    def _second_hint(self):
        return (("Where to look", self.pointer),) if self.pointer else ()

    __repr__ = __str__

    def _repr_html_(self):
        body = "".join(
            f'<p style="margin:.3em 0 0 0">{f"<b>{escape(label)}.</b> " if label else ""}'
            f"{escape(text)}</p>"
            for label, text in (*self.paragraphs, *self._second_hint())
        )
        if self.look:
            body += (
                '<p style="margin:.3em 0 0 0"><b>See it.</b> In a cell of your own:</p>'
                f'<pre style="margin:.3em 0 0 0">{escape(self.look)}</pre>'
            )
        if self.table:
            body += _folded("All cases", _table(self.table))
        if self.code:
            printed = (
                '<pre style="margin:.3em 0 0 0; max-height:12em; overflow:auto">'
                f"{escape(self.code)}</pre>"
            )
            body += _folded("What it printed", printed)
        colour = COLOURS[self.passed]
        return (
            f'<div style="border-left:5px solid {colour}; padding:.35em .9em; margin:.2em 0; '
            f'max-width:46em; font-family:var(--jp-ui-font-family, sans-serif); line-height:1.45">'
            f'<span style="border:2px solid {colour}; border-radius:3px; padding:0 .4em; '
            f'margin-right:.5em; font-weight:bold">{SIGNS[self.passed]} {WORDS[self.passed]}</span>'
            f"<b>{escape(self.subject)}</b> {escape(self.headline)}{body}</div>"
        )


def _folded(summary, content):
    return (
        '<details style="margin:.3em 0 0 0">'
        f'<summary style="display:list-item; cursor:pointer">{summary}</summary>'
        f"{content}</details>"
    )


def _table(rows):
    """The first row and the first column are headers."""
    cell = 'style="padding:.1em .8em .1em 0; text-align:left; font-weight:{}"'.format
    titles, *others = rows
    head = "".join(f'<th scope="col" {cell("bold")}>{escape(title)}</th>' for title in titles)
    body = "".join(
        f'<tr><th scope="row" {cell("normal")}>{escape(first)}</th>'
        + "".join(f"<td {cell('normal')}>{escape(text)}</td>" for text in more)
        + "</tr>"
        for first, *more in others
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


class CheckFailed(AssertionError):
    """The answer is not right yet. In a notebook the verdict above it says everything."""

    def __init__(self, verdict):
        super().__init__(str(verdict))
        self.verdict = verdict

    def _render_traceback_(self):
        """IPython shows this instead of a stack of frames."""
        return [f"{SIGNS[False]} {self.verdict.subject}: {self.verdict.headline}"]

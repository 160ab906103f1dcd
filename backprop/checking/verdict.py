"""What the student is told: the same words as plain text and as HTML."""

from dataclasses import dataclass
from html import escape

# Okabe and Ito's colours, told apart by colour-blind readers; a sign and a word always go along.
COLOURS = {True: "#009E73", False: "#D55E00"}
SIGNS = {True: "✓", False: "✗"}
WORDS = {True: "right", False: "not yet"}


@dataclass(frozen=True)
class Verdict:
    """A headline, then paragraphs as (label, text); ``code`` is what the function printed."""

    passed: bool
    subject: str
    headline: str
    paragraphs: tuple = ()
    code: str = ""

    def __str__(self):
        lines = [f"{SIGNS[self.passed]} {self.subject}: {self.headline}"]
        lines += [f"  {label}: {text}" if label else f"  {text}" for label, text in self.paragraphs]
        if self.code:
            lines += ["  It printed:", *(f"    {line}" for line in self.code.splitlines())]
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self):
        body = "".join(
            f'<p style="margin:.3em 0 0 0">{f"<b>{escape(label)}.</b> " if label else ""}'
            f"{escape(text)}</p>"
            for label, text in self.paragraphs
        )
        if self.code:
            body += (
                '<details style="margin:.3em 0 0 0">'
                '<summary style="display:list-item; cursor:pointer">What it printed</summary>'
                '<pre style="margin:.3em 0 0 0; max-height:12em; overflow:auto">'
                f"{escape(self.code)}</pre></details>"
            )
        colour = COLOURS[self.passed]
        return (
            f'<div style="border-left:5px solid {colour}; padding:.35em .9em; margin:.2em 0; '
            f'max-width:46em; font-family:var(--jp-ui-font-family, sans-serif); line-height:1.45">'
            f'<span style="border:2px solid {colour}; border-radius:3px; padding:0 .4em; '
            f'margin-right:.5em; font-weight:bold">{SIGNS[self.passed]} {WORDS[self.passed]}</span>'
            f"<b>{escape(self.subject)}</b> {escape(self.headline)}{body}</div>"
        )


def with_article(noun):
    """An int, a list."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


class CheckFailed(AssertionError):
    """The answer is not right yet. In a notebook the verdict above it says everything."""

    def __init__(self, verdict):
        super().__init__(str(verdict))
        self.verdict = verdict

    def _render_traceback_(self):
        """IPython shows this instead of a stack of frames."""
        return [f"{SIGNS[False]} {self.verdict.subject}: {self.verdict.headline}"]

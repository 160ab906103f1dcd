"""The lessons' Markdown as HTML, its formulas as MathML, which browsers draw without any help."""

from html import unescape
from xml.etree.ElementTree import tostring

from latex2mathml.converter import convert_to_element
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

LONG = 60  # characters of LaTeX, which may be wider than a telephone
# After one of these, a minus is a sign and not a difference.
BEFORE_A_SIGN = {"", "(", "=", ",", "·", "\u00a0"}


def markdown_to_html(text):
    return MarkdownWithMath(renderer=Renderer(escape=False, exclude_anchor_links=True)).render(text)


class Renderer(IPythonRenderer):
    """nbconvert's own, with formulas drawn, and with what is wide in boxes that scroll."""

    def inline_math(self, body):
        formula = mathml(body, "inline")
        return f'<span class="wide">{formula}</span>' if len(body) > LONG else formula

    def block_math(self, body):
        return f'<div class="wide">{mathml(body, "block")}</div>'

    def table(self, text):
        return f'<div class="wide"><table>\n{text}</table></div>\n'

    def table_head(self, text):
        """An empty heading heads nothing: it is a cell, and if all are empty there is no row."""
        text = text.replace("<th></th>", "<td></td>")
        return f"<thead>\n<tr>\n{text}</tr>\n</thead>\n" if "<th" in text else ""


def mathml(latex, display):
    """A ``<math>`` element; what latex2mathml does not know about signs and primes is put right."""
    formula = convert_to_element(latex.strip(), display=display)
    for row in formula.iter():
        before = ""
        for part in row:
            part.text = part.text and unescape(part.text)  # None where other parts are in it
            if part.text == "−" and before in BEFORE_A_SIGN:
                part.set("form", "prefix")
            if part.text == "⊤":
                part.tag = "mi"  # an index, without the room that an operator has around it
            before = part.text
    return tostring(formula, encoding="unicode")

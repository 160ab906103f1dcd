"""Markdown as HTML, with formulas as MathML, which browsers draw without a library."""

from html import unescape
from xml.etree.ElementTree import tostring

from latex2mathml.converter import convert_to_element
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

LONG = 60  # characters of LaTeX, which may be wider than a telephone's screen
# After one of these, a minus is a sign and not a subtraction.
BEFORE_A_SIGN = {"", "(", "=", ",", "·", "\u00a0"}


def markdown_to_html(text):
    return MarkdownWithMath(renderer=Renderer(escape=False, exclude_anchor_links=True)).render(text)


class Renderer(IPythonRenderer):
    """nbconvert's own, with formulas as MathML, and with boxes that scroll around wide parts."""

    def inline_math(self, body):
        formula = mathml(body, "inline")
        return f'<span class="wide">{formula}</span>' if len(body) > LONG else formula

    def block_math(self, body):
        return f'<div class="wide">{mathml(body, "block")}</div>'

    def table(self, text):
        return f'<div class="wide"><table>\n{text}</table></div>\n'

    def table_head(self, text):
        """An empty heading becomes a cell; without any heading there is no heading row."""
        text = text.replace("<th></th>", "<td></td>")
        return f"<thead>\n<tr>\n{text}</tr>\n</thead>\n" if "<th" in text else ""


def mathml(latex, display):
    """A ``<math>`` element. Signs and transposes are corrected: latex2mathml does not know them."""
    formula = convert_to_element(latex.strip(), display=display)
    for row in formula.iter():
        previous = ""
        for part in row:
            part.text = part.text and unescape(part.text)  # None if it has parts of its own
            if part.text == "−" and previous in BEFORE_A_SIGN:
                part.set("form", "prefix")
            if part.text == "⊤":
                part.tag = "mi"  # an identifier, without the space around an operator
            previous = part.text
    return tostring(formula, encoding="unicode")

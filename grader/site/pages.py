"""The pages' HTML: a template, with style and script inside, so that each is one file."""

import base64
from functools import cache
from pathlib import Path

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from grader.pages import templates
from grader.site.formulas import markdown_to_html

HERE = Path(__file__).parent
FONT = "vendor/stix-two-math.woff2"


def render(template, **what):
    return environment().get_template(template).render(**what)


@cache
def environment():
    made = templates.environment(HERE)
    made.filters["markdown"] = lambda text: Markup(markdown_to_html(text))
    made.filters["python"] = lambda text: Markup(highlight(text, PythonLexer(), HtmlFormatter()))
    made.filters["ours"] = Markup  # a widget's or a picture's own HTML
    made.globals["style"] = templates.style(HERE)
    made.globals["font"] = base64.b64encode((HERE / FONT).read_bytes()).decode()
    made.globals["script"] = Markup((HERE / "page.js").read_text(encoding="utf-8"))
    return made

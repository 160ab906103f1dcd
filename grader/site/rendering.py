"""HTML from the templates here. Style, script and font are in each page, so it is one file."""

import base64
from functools import cache
from pathlib import Path

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from grader.pages import templates
from grader.site.markdown import markdown_to_html

HERE = Path(__file__).parent
FONT = "vendor/stix-two-math.woff2"


def render(template: str, **variables) -> str:
    return environment().get_template(template).render(**variables)


@cache
def environment():
    jinja = templates.environment(HERE)
    jinja.filters["markdown"] = lambda text: Markup(markdown_to_html(text))
    jinja.filters["python"] = lambda text: Markup(highlight(text, PythonLexer(), HtmlFormatter()))
    jinja.filters["ours"] = Markup  # the HTML of a widget or a picture
    jinja.globals["style"] = templates.style(HERE)
    jinja.globals["font"] = base64.b64encode((HERE / FONT).read_bytes()).decode()
    jinja.globals["script"] = Markup((HERE / "page.js").read_text(encoding="utf-8"))
    return jinja

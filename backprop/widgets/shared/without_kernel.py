"""What a widget leaves in the notebook for readers without a kernel."""

import base64
import json
from dataclasses import dataclass
from html import escape

from backprop.widgets.shared.bundle import bundle

# JupyterLab prints an error where a widget's kernel is gone; the picture is there instead. Beside a
# living widget the picture is hidden, also when it is drawn again.
STYLE = (
    ".bp-still{margin:.5em 0;max-width:52em}.bp-still img{width:100%;height:auto}"
    ".bp-still figcaption{font-size:.9em;margin-top:.3em}"
    ".jp-OutputArea-child:has(.bp-still)+.jp-OutputArea-child "
    ".jp-OutputArea-output:not(:has(*)){display:none}"
    ".jp-OutputArea-child:has(.bp-still):has(+.jp-OutputArea-child .bp){display:none}"
)


@dataclass(frozen=True)
class Still:
    """A picture (an SVG) or a piece of HTML, and the same in words."""

    words: str
    svg: str = ""
    html: str = ""

    def as_html(self, key, javascript="", state=None):
        """For the output: the picture and, for pages without a kernel, what makes it move again.

        ``state`` is what the widget's JavaScript reads from its model there.
        """
        script = ""
        if state:
            told = json.dumps(state, allow_nan=False).replace("</", "<\\/")
            code = bundle(javascript, "shared/without_kernel.js").replace("</", "<\\/")
            script = f'<script type="module">\n{code}\nrevive("{key}", {told}, render);\n</script>'
        return (
            f'<figure class="bp-still" id="{key}">{self._picture()}</figure>'
            f"<style>{STYLE}</style>{script}"
        )

    def _picture(self):
        if not self.svg:
            return self.html
        # As an <img>, it is shown by those readers too that remove SVG and scripts from a page.
        data = base64.b64encode(self.svg.encode()).decode()
        words = escape(self.words, quote=True)
        return (
            f'<img alt="{words}" src="data:image/svg+xml;base64,{data}">'
            f"<figcaption>{escape(self.words)}</figcaption>"
        )


def sentence_instead(problem):
    """The still of a widget that has no picture."""
    return Still(problem, html=f"<p>{escape(problem)}</p>")

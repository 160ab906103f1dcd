"""A widget in a notebook or a page that has no kernel."""

import base64
import json
from dataclasses import dataclass
from html import escape

from backprop.widgets.shared.bundle import bundle

# Where a widget's kernel is gone JupyterLab prints an error: it is hidden, as the placeholder is
# there. Beside a living widget the placeholder is hidden, also when it is updated.
STYLE = (
    ".bp-placeholder{margin:.5em 0;max-width:52em}.bp-placeholder img{width:100%;height:auto}"
    ".bp-placeholder figcaption{font-size:.9em;margin-top:.3em}"
    ".jp-OutputArea-child:has(.bp-placeholder)+.jp-OutputArea-child "
    ".jp-OutputArea-output:not(:has(*)){display:none}"
    ".jp-OutputArea-child:has(.bp-placeholder):has(+.jp-OutputArea-child .bp){display:none}"
)


@dataclass(frozen=True)
class Placeholder:
    """A sentence in the place of a widget, or a picture (an SVG) with its text alternative."""

    text: str
    svg: str = ""

    def as_html(self, element_id: str, javascript: str = "", values: dict | None = None) -> str:
        """The placeholder as HTML.

        With ``values`` (the widget's traits by name), a script draws the widget in its place: in
        pages outside JupyterLab.
        """
        script = ""
        if values:
            data = json.dumps(values, allow_nan=False).replace("</", "<\\/")
            code = bundle(javascript, "shared/without_kernel.js").replace("</", "<\\/")
            call = f'drawWithoutKernel("{element_id}", {data}, render);'
            script = f'<script type="module">\n{code}\n{call}\n</script>'
        return (
            f'<figure class="bp-placeholder" id="{element_id}">{self._content()}</figure>'
            f"<style>{STYLE}</style>{script}"
        )

    def _content(self):
        if not self.svg:
            return f"<p>{escape(self.text)}</p>"
        # As an <img> it is also shown by readers that remove SVG and scripts from a page.
        data = base64.b64encode(self.svg.encode()).decode()
        return (
            f'<img alt="{escape(self.text, quote=True)}" src="data:image/svg+xml;base64,{data}">'
            f"<figcaption>{escape(self.text)}</figcaption>"
        )


def recorded_answers(settings: list, trait: str, answers) -> dict:
    """A lookup for without_kernel.js: the value of ``trait`` for each combination of ``settings``.

    ``settings`` are names of traits; ``answers`` has pairs of their values and the answer.
    """
    by_key = {_key(values): answer for values, answer in answers}
    return {"settings": settings, "trait": trait, "answers": by_key}


def _key(values):
    """The values as JavaScript joins them."""
    return ",".join(value if isinstance(value, str) else f"{value:g}" for value in values)

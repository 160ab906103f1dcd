"""The JavaScript and the CSS of a widget, each joined from small files into one text.

Jupyter loads a widget's module without an address, so its imports cannot be resolved in the
browser. Here each ``import … from "../shared/dom.js"`` is replaced by the text of that file, once.
All files of a bundle share one scope: no two of them may use the same top-level name.

A library in a ``vendor/`` folder assigns to ``module.exports``, as libraries did before ES modules.
``import Library from "./vendor/library.js"`` wraps it in a function, so that only the name
``Library`` is visible.
"""

import re
from functools import cache
from pathlib import Path

from backprop.colours import DARK, LIGHT, css_variables

WIDGETS = Path(__file__).parents[1]
IMPORT = re.compile(
    r'^import (?:(?P<library>\w+)|[^;]*?) from "(?P<path>\.[\w./-]+)";\n', re.MULTILINE
)
# JupyterLab's own light paper, which may not be white; in the dark the paper is ours.
COLOURS = (
    f".bp {{{css_variables(LIGHT)}--bp-paper:var(--jp-layout-color1,{LIGHT['paper']})}}\n"
    f'body[data-jp-theme-light="false"] .bp {{{css_variables(DARK)}}}'
)
LIBRARY = """\
const %s = ((module, exports) => {
%s
return module.exports;
})({ exports: {} }, {});"""


@cache
def bundle(*names: str) -> str:
    """The text of these files and of all that they import: each once, imported files first.

    Names are paths below ``backprop/widgets/``.
    """
    texts = {}
    for name in names:
        _add((WIDGETS / name).resolve(), texts)
    return "\n".join(texts.values())


def _add(path, texts, library=None):
    if path in texts:
        return
    text = path.read_text(encoding="utf-8")
    for imported in IMPORT.finditer(text):
        _add((path.parent / imported["path"]).resolve(), texts, imported["library"])
    texts[path] = LIBRARY % (library, text) if library else IMPORT.sub("", text)


@cache
def stylesheet(*names: str) -> str:
    """The colours, the stylesheet that all widgets share, and these."""
    names = ("shared/base.css", *names)
    return "\n".join([COLOURS, *((WIDGETS / name).read_text(encoding="utf-8") for name in names)])

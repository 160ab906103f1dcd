"""The JavaScript of a widget: one ES module, put together from the small files beside it.

Jupyter gives a widget's module no address, so it cannot import its neighbours by their names. Each
``import … from "./neighbour.js"`` is replaced by the neighbour itself, once. A library in vendor/
fills ``module.exports``, as libraries did before modules: ``import Library from "./vendor/x.js"``
puts it into a function of its own, so that nothing but ``Library`` is seen of it.
"""

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
IMPORT = re.compile(
    r'^import (?:(?P<library>\w+)|[^;]*?) from "\./(?P<name>[\w./-]+)";\n', re.MULTILINE
)
LIBRARY = """\
const %s = ((module, exports) => {
%s
return module.exports;
})({ exports: {} }, {});"""


@cache
def module(*names):
    """The text of these files and of all that they import, each once, the imported ones first."""
    texts = {}
    for name in names:
        _add(name, texts)
    return "\n".join(texts.values())


def _add(name, texts, library=None):
    if name in texts:
        return
    text = (HERE / name).read_text(encoding="utf-8")
    for imported in IMPORT.finditer(text):
        _add(imported["name"], texts, imported["library"])
    texts[name] = LIBRARY % (library, text) if library else IMPORT.sub("", text)


@cache
def stylesheet(*names):
    """The text of these stylesheets, the common one first."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in ("look.css", *names))

"""The JavaScript of a widget: one ES module, put together from the small files beside it.

Jupyter gives a widget's module no address, so it cannot import its neighbours by their names. Each
``import … from "./neighbour.js"`` is replaced by the neighbour itself, once.
"""

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
IMPORT = re.compile(r'^import [^;]*? from "\./(?P<name>[\w./-]+)";\n', re.MULTILINE)


@cache
def module(*names):
    """The text of these files and of all that they import, each once, the imported ones first."""
    texts = {}
    for name in names:
        _add(name, texts)
    return "\n".join(texts.values())


def _add(name, texts):
    if name in texts:
        return
    text = (HERE / name).read_text(encoding="utf-8")
    for imported in IMPORT.finditer(text):
        _add(imported["name"], texts)
    texts[name] = IMPORT.sub("", text)


@cache
def stylesheet(*names):
    """The text of these stylesheets, the common one first."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in ("look.css", *names))

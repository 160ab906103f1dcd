"""HTML from templates. All text is escaped, except what is marked as safe."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

COMMON_STYLE = Path(__file__).parent / "page.css"


def environment(folder):
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def style(folder):
    """The style of all pages, and after it the ``page.css`` in the folder."""
    paths = (COMMON_STYLE, folder / "page.css")
    return Markup("".join(path.read_text(encoding="utf-8") for path in paths))

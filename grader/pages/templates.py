"""HTML from the templates beside a module: what is not marked as ours is escaped."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

COMMON = Path(__file__).parent / "page.css"


def environment(folder):
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def style(folder):
    """What all pages look like, and after it the module's own ``page.css``."""
    own = folder / "page.css"
    return Markup("".join(path.read_text(encoding="utf-8") for path in (COMMON, own)))

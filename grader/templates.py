"""HTML from the templates beside a module: what is not marked as ours is escaped."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def environment(folder):
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

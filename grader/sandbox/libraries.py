"""What can be imported in the sandbox besides Python: an allow-list, by distribution.

The list is what a lesson's kernel needs and what that depends on, found from the installed
metadata. The environment itself is not there: no nbgrader, no other package that computes
gradients, and nothing that was installed next to it by chance.
"""

import importlib.metadata
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement

NEEDED = ("ipykernel", "numpy", "matplotlib", "ipywidgets")


@cache
def libraries(more=()):
    """The files and folders to show, by the name that they have in site-packages."""
    found = {}
    for name in closure((*NEEDED, *more)):
        distribution = importlib.metadata.distribution(name)
        for file in distribution.files or ():
            top = file.parts[0]
            if top not in ("..", "__pycache__") and top not in found:
                found[top] = Path(distribution.locate_file(top)).resolve()
    return found


def closure(names):
    """These distributions and everything that they require, once each."""
    found, waiting = [], list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.append(name)
        for text in importlib.metadata.requires(name) or ():
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return found

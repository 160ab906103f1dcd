"""The libraries that can be imported in the sandbox: an allow-list of distributions.

It has what a lesson's kernel needs and the requirements of that, from the installed metadata. The
rest of the environment is not there: no nbgrader, no other package that computes gradients, and
nothing that happens to be installed.
"""

import importlib.metadata
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement

NEEDED = ("ipykernel", "numpy", "matplotlib", "ipywidgets")


@cache
def libraries(allowed=()):
    """The path of each file and folder to show, by its name in site-packages."""
    paths = {}
    for name in closure((*NEEDED, *allowed)):
        distribution = importlib.metadata.distribution(name)
        for file in distribution.files or ():
            top = file.parts[0]
            if top not in ("..", "__pycache__") and top not in paths:
                paths[top] = Path(distribution.locate_file(top)).resolve()
    return paths


def closure(names):
    """These distributions and everything that they require, once each."""
    required, waiting = [], list(names)
    while waiting:
        name = waiting.pop()
        if name in required:
            continue
        required.append(name)
        for text in importlib.metadata.requires(name) or ():
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return required

"""Copies of the lessons for Google Colab and JupyterLite, which install the lessons' package.

Each is the student's lesson with two more cells at the top. The lessons themselves stay as nbgrader
made them, and a copy can be handed in like the lesson.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat

from checks.course import Course

INSTALL = """\
# Run this first: on Colab and JupyterLite it installs the lessons' package, elsewhere nothing.
import sys

package = "{location}"
if sys.platform == "emscripten":  # JupyterLite
    import piplite

    await piplite.install("{distribution}")
elif "google.colab" in sys.modules:
    %pip install --quiet {{package}}
    from google.colab import output

    output.enable_custom_widget_manager()"""
TEST = """\
try:
    import {module}

    print("The lessons' package is there: go on with the next cell.")
except ImportError:
    print(f"Upload {{package}} in the folder on the left, then run these two cells again.")"""


def write_copies(
    root: Path, folder: Path, names: Iterable[str], course: Course, address: str
) -> Iterator[Path]:
    """``address`` is the site's on the web. Without an address, students upload the wheel."""
    folder.mkdir(exist_ok=True)
    wheel = course.site.wheel
    location = f"{address.rstrip('/')}/{folder.name}/{wheel}" if address else wheel
    distribution = wheel.split("-")[0].replace("_", "-")
    cells = {
        "install": INSTALL.format(location=location, distribution=distribution),
        "installed": TEST.format(module=course.package),
    }
    for name in names:
        lesson = nbformat.read(root / "lessons" / name / f"{name}.ipynb", as_version=4)
        lesson.cells[:0] = [nbformat.v4.new_code_cell(code, id=id) for id, code in cells.items()]
        nbformat.write(lesson, folder / f"{name}.ipynb")
        yield folder / f"{name}.ipynb"

"""The lessons for Google Colab and JupyterLite, whose Python is not ours.

Each is the student's lesson with one cell more, which installs the lessons' package. The lessons
themselves stay as nbgrader made them, and a copy can be handed in all the same.
"""

import nbformat

WHEEL = "backprop_lessons-0.1.0-py3-none-any.whl"
INSTALL = """\
# Run this first: on Colab and JupyterLite it installs the lessons' package, elsewhere nothing.
import sys

package = "{package}"
if sys.platform == "emscripten":  # JupyterLite
    import piplite

    await piplite.install("backprop-lessons")
elif "google.colab" in sys.modules:
    %pip install --quiet {{package}}
    from google.colab import output

    output.enable_custom_widget_manager()"""
SAY = """\
try:
    import backprop

    print("The lessons' package is there: go on with the next cell.")
except ImportError:
    print(f"Upload {package}: the folder on the left, then run these two cells again.")"""


def write_copies(root, folder, names, address):
    """``address`` is where the site will be on the web; without one, students upload the wheel."""
    folder.mkdir(exist_ok=True)
    package = f"{address.rstrip('/')}/{folder.name}/{WHEEL}" if address else WHEEL
    for name in names:
        lesson = nbformat.read(root / "lessons" / name / f"{name}.ipynb", as_version=4)
        first = {"install": INSTALL.format(package=package), "installed": SAY}
        lesson.cells[:0] = [nbformat.v4.new_code_cell(code, id=id) for id, code in first.items()]
        nbformat.write(lesson, folder / f"{name}.ipynb")
        yield folder / f"{name}.ipynb"

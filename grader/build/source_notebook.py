"""A notebook in source/: read, changed in few places, and written only if it has changed."""

import re
from pathlib import Path

import nbformat


class SourceNotebook:
    """``name`` is its path as a person knows it, such as ``source/01_loss/01_loss.ipynb``.

    A file that is no notebook has no cells here: nbgrader refuses it and says why.
    """

    def __init__(self, path: Path, name: Path):
        self.path, self.name = path, name
        try:
            self.content = nbformat.read(path, as_version=4)
        except Exception:  # whatever may be in the file
            self.content = nbformat.v4.new_notebook()
        self.cells = self.content.cells
        self._as_read = nbformat.writes(self.content)

    @property
    def points(self):
        """What the cells are worth that nbgrader grades or lets a person grade."""
        return sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in self.cells)

    @property
    def title(self):
        """The first heading, or the file's name."""
        text = "\n".join(cell.source for cell in self.cells if cell.cell_type == "markdown")
        heading = re.search(r"^#+ +(.+)$", text, re.M)
        return heading[1].strip() if heading else self.path.stem

    def cell_name(self, cell):
        """How a message names a cell: by its id, or by its number if it has none."""
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        return f"cell {grade_id or cell.get('id') or self.cells.index(cell) + 1}"

    def save(self):
        text = nbformat.writes(self.content)
        if text != self._as_read:
            self.path.write_text(text + "\n", encoding="utf-8")

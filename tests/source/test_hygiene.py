"""The source notebooks are clean: what is in them was written by a person."""

import json
import re

from classroom import LESSONS, ROOT
from nbgrader.nbgraderformat import MetadataValidator

from backprop.exercises import ALL


def graded(notebook):
    return [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]


def test_these_are_all_the_lessons():
    assert sorted(p.name for p in (ROOT / "source").iterdir() if p.is_dir()) == sorted(LESSONS)


def test_nothing_but_the_kernelspec_in_the_metadata(notebook):
    assert notebook.metadata == {
        "kernelspec": {
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
            "name": "python3",
        }
    }
    assert all(set(cell.metadata) <= {"nbgrader"} for cell in notebook.cells)


def test_no_outputs_and_no_execution_counts(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


def test_cells_have_readable_ids_and_graded_ones_the_same_as_nbgrader_knows(notebook):
    for cell in notebook.cells:
        assert re.fullmatch(r"[a-z][a-z0-9_]+", cell.id), cell.id
        if "nbgrader" in cell.metadata:
            assert cell.metadata.nbgrader.grade_id == cell.id


def test_nbgrader_finds_its_metadata_valid(notebook):
    for cell in notebook.cells:
        MetadataValidator().validate_cell(cell)
        assert cell.metadata.get("nbgrader", {}).get("schema_version", 3) == 3


def test_cells_are_short(notebook):
    """About 15 lines of code, and no wall of text."""
    for cell in notebook.cells:
        assert len(cell.source.splitlines()) <= (16 if cell.cell_type == "code" else 22), cell.id
        assert len(cell.source) <= 1200, cell.id


def test_files_are_written_as_jupyter_writes_them(lesson):
    text = (ROOT / "source" / lesson / f"{lesson}.ipynb").read_text()
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"


def test_every_solution_has_its_region_and_a_check_after_it(notebook):
    cells = notebook.cells
    for place, cell in enumerate(cells):
        if cell.metadata.get("nbgrader", {}).get("solution"):
            assert cell.source.count("### BEGIN SOLUTION") == 1
            assert cell.source.count("### END SOLUTION") == 1
            assert any(graded_cell in cells[place:] for graded_cell in graded(notebook))


def test_every_graded_cell_is_one_check_and_every_group_of_every_exercise_has_one(lesson, notebook):
    """`grader build --check` sees to the points and to groups that are asked for twice."""
    asked_for = set()
    for cell in graded(notebook):
        call = re.fullmatch(r'check\("(\w+)", (\w+)(?:, group="([\w ]+)")?\)', cell.source)
        assert call, cell.source
        name, answer, group = call.groups()
        assert answer == name
        asked_for |= {(name, group)} if group else {(name, group) for group in ALL[name].groups}
    exercises = [exercise for exercise in ALL.values() if exercise.lesson == lesson]
    assert asked_for == {(e.name, group) for e in exercises for group in e.groups}

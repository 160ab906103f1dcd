"""Submissions that are broken, not hostile: how each is made, and what grading has to say.

A maker gets the solved lesson and the submission's empty folder. It returns what goes into
01_loss.ipynb, or None if it has filled the folder itself.
"""

import json
import os
import random
from collections.abc import Callable
from typing import NamedTuple

import nbformat
from classroom import answered, as_bytes, code, find, read

NAME = "01_loss.ipynb"
ALL_POINTS = 20
# Perfect ones, before and after all the others in every order.
FIRST, LAST = "!first", "🧿 last"


class Broken(NamedTuple):
    """``notes``: words of each line that the instructor sees, in order."""

    make: Callable
    status: str = "graded"
    points: int = ALL_POINTS
    notes: tuple = ()


def unreadable(make, words):
    return Broken(make, "unreadable", 0, (words,))


# The file.


def right(notebook, folder):
    return notebook


def empty_folder(notebook, folder):
    pass


def only_notes(notebook, folder):
    (folder / "notes.txt").write_text("My laptop broke.")


def under_another_name(notebook, folder):
    (folder / "Loss (1).ipynb").write_bytes(as_bytes(notebook))


def zero_bytes(notebook, folder):
    return b""


def truncated(notebook, folder):
    return as_bytes(notebook)[:5000]


def pdf(notebook, folder):
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def byte_order_mark(notebook, folder):
    return b"\xef\xbb\xbf" + as_bytes(notebook)


def utf_16(notebook, folder):
    return as_bytes(notebook).decode().encode("utf-16")


def latin_1(notebook, folder):
    return (
        as_bytes(answered({"try_loss": "# größer"}, notebook)).decode().encode("latin-1", "replace")
    )


def nul_bytes(notebook, folder):
    return as_bytes(notebook) + bytes(4096)


def merge_conflict(notebook, folder):
    lines = as_bytes(notebook).decode().splitlines()
    lines[40:41] = ["<<<<<<< HEAD", lines[40], "=======", lines[40], ">>>>>>> theirs"]
    return "\n".join(lines)


def list_of_cells(notebook, folder):
    return json.dumps(notebook["cells"])


def notebook_is_a_link(notebook, folder):
    aside = folder.parents[2] / "elsewhere.ipynb"
    aside.write_bytes(as_bytes(notebook))
    (folder / NAME).symlink_to(aside)


def folder_is_a_link(notebook, folder):
    aside = folder.parents[2] / "elsewhere"
    aside.mkdir()
    (aside / NAME).write_bytes(as_bytes(notebook))
    folder.rmdir()
    folder.symlink_to(aside)


def notebook_is_a_pipe(notebook, folder):
    os.mkfifo(folder / NAME)  # whoever opens it waits for ever


def pipe_beside_it(notebook, folder):
    os.mkfifo(folder / "pipe")
    return notebook


def notebook_is_a_folder(notebook, folder):
    (folder / NAME).mkdir()


def extra_notebook(notebook, folder):
    (folder / "scratch.ipynb").write_text("no notebook at all")
    return notebook


def bad_timestamp(notebook, folder):
    (folder / "timestamp.txt").write_bytes(b"yesterday, \xff about noon")
    return notebook


# The format.


def format_3(notebook, folder):
    old = nbformat.convert(nbformat.reads(json.dumps(notebook), 4), 3)
    return nbformat.v3.writes_json(old)


def format_2(notebook, folder):
    """Today's Jupyter cannot write it."""
    cells = [
        {"cell_type": "code", "language": "python", "outputs": [], "input": cell["source"]}
        if cell["cell_type"] == "code"
        else {"cell_type": "markdown", "source": cell["source"]}
        for cell in notebook["cells"]
    ]
    worksheets = [{"cells": cells}]
    return {"metadata": {"name": ""}, "nbformat": 2, "worksheets": worksheets}


def format_5(notebook, folder):
    return notebook | {"nbformat": 5, "nbformat_minor": 0}


def minor_too_new(notebook, folder):
    return notebook | {"nbformat_minor": 99}


def minor_with_something_new(notebook, folder):
    """Jupyter opens it: a newer minor may have more properties than it knows."""
    notebook["cells"][0]["invented_in_2030"] = True
    return minor_too_new(notebook, folder)


def duplicate_ids(notebook, folder):
    for cell in notebook["cells"]:
        cell["id"] = "same"
    return notebook


def no_ids(notebook, folder):
    for cell in notebook["cells"]:
        del cell["id"]
    return notebook


def another_lesson(notebook, folder):
    return read("02_output_layer_gradients")


def other_kernel(notebook, folder):
    kernel = {"display_name": "R", "language": "R", "name": "ir"}
    return notebook | {"metadata": {"kernelspec": kernel, "language_info": {"name": "R"}}}


def no_kernel(notebook, folder):
    return notebook | {"metadata": {}}


def from_colab(notebook, folder):
    no_ids(notebook, folder)
    for number, cell in enumerate(notebook["cells"]):
        cell["metadata"] |= {"id": f"Xq{number}", "colab": {"base_uri": "https://localhost"}}
    metadata = {"colab": {"provenance": []}, "kernelspec": {"name": "python3"}}
    return notebook | {"nbformat_minor": 0, "metadata": metadata}


def from_vs_code(notebook, folder):
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"{number:08x}"
        cell["metadata"]["vscode"] = {"languageId": "python"}
    language = {"name": "python", "version": "3.13.1", "file_extension": ".py"}
    return notebook | {"metadata": {"language_info": language}}


def huge_old_output(notebook, folder):
    text = random.Random(0).randbytes(15_000_000).hex()
    output = {"output_type": "stream", "name": "stdout", "text": text}
    find(notebook, "try_loss")["outputs"] = [output]
    return notebook


# The cells.

TEST = "test_mean_squared_error_batch"  # 3 points
ANSWER = "mean_squared_error"  # 5 points


def without_a_test(notebook, folder):
    notebook["cells"].remove(find(notebook, TEST))
    return notebook


def without_an_answer(notebook, folder):
    notebook["cells"].remove(find(notebook, ANSWER))
    return notebook


def without_metadata(notebook, folder):
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    return notebook


def test_copied_behind_a_better_answer(notebook, folder):
    answered({"what_it_updates": 'what_it_updates = "nothing"'}, notebook)
    again = dict(find(notebook, "test_what_it_updates"), id="copy")
    notebook["cells"] += [code('what_it_updates = "weights"', "better"), again]
    return notebook


def test_as_markdown(notebook, folder):
    cell = find(notebook, TEST)
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]
    return notebook


def answer_as_raw(notebook, folder):
    cell = find(notebook, ANSWER)
    cell["cell_type"] = "raw"
    del cell["outputs"], cell["execution_count"]
    return notebook


def changed(**metadata):
    def more_points_for_me(notebook, folder):
        find(notebook, TEST)["metadata"]["nbgrader"] |= metadata
        return notebook

    return more_points_for_me


def tests_at_the_end(notebook, folder):
    notebook["cells"].sort(key=lambda cell: cell["id"].startswith("test_"))
    return notebook


def test_before_its_answer(notebook, folder):
    cell = find(notebook, TEST)
    notebook["cells"].remove(cell)
    notebook["cells"].insert(notebook["cells"].index(find(notebook, ANSWER)), cell)
    return notebook


def answer_in_the_test_cell(notebook, folder):
    both = find(notebook, ANSWER)["source"] + [f"\n{find(notebook, TEST)['source'][0]}"]
    return answered({ANSWER: "", TEST: both}, notebook)


# What the code does.


def dies_in_a_check(notebook, folder):
    """A graded cell that was running and showed no error has not passed."""
    dies = "import os\n\ndef mean_squared_error(A, T):\n    os._exit(0)"
    return answered({ANSWER: dies, "try_loss": ""}, notebook)


def writes(source, cell_id=ANSWER):
    def student_code(notebook, folder):
        return answered({cell_id: source}, notebook)

    return student_code


DIES_IN_THE_SECOND_EXERCISE = "mean_squared_error_gradient"  # 5 points come before it

# By the student's id: names that are hard to handle are themselves the difficulty.
BROKEN = {
    "missing notebook": Broken(only_notes, "missing", 0, (f"{NAME} was not handed in.",)),
    "empty folder": Broken(empty_folder, "missing", 0, (f"{NAME} was not handed in.",)),
    "wrong file name": Broken(
        under_another_name,
        "missing",
        0,
        (f"{NAME} was not handed in; there is Loss (1).ipynb.",),
    ),
    "zero bytes": unreadable(zero_bytes, f"{NAME} is empty."),
    "truncated": unreadable(truncated, "the JSON breaks off or is wrong in line"),
    "PDF": unreadable(pdf, f"{NAME} is a PDF"),
    "UTF-16": unreadable(utf_16, "UTF-16"),
    "invalid UTF-8": unreadable(latin_1, "not UTF-8"),
    "NUL bytes": unreadable(nul_bytes, "NUL"),
    "merge conflict": unreadable(merge_conflict, "merge conflict in line 41."),
    "list": unreadable(list_of_cells, "not a notebook"),
    "notebook is a link": unreadable(notebook_is_a_link, f"{NAME} is a link"),
    "folder is a link": unreadable(folder_is_a_link, "is a link"),
    "notebook is a pipe": unreadable(notebook_is_a_pipe, f"{NAME} is not an ordinary file"),
    "notebook is a folder": unreadable(notebook_is_a_folder, f"{NAME} is not an ordinary file"),
    "pipe beside it": Broken(pipe_beside_it),
    "extra notebook": Broken(
        extra_notebook, notes=("scratch.ipynb: not part of this assignment, ignored.",)
    ),
    "bad timestamp": Broken(bad_timestamp),
    "byte order mark": Broken(byte_order_mark),
    "nbformat 3": Broken(format_3),
    "nbformat 2": Broken(
        format_2, points=0, notes=(f"{NAME} is another notebook: none of this lesson's",)
    ),  # it had no metadata of cells
    "nbformat 5": unreadable(format_5, "format 5"),
    "minor too new": Broken(minor_too_new),
    "minor with something new": Broken(minor_with_something_new),
    "duplicate ids": Broken(duplicate_ids),
    "no ids": Broken(no_ids),
    "R kernel": Broken(other_kernel),
    "no kernel": Broken(no_kernel),
    "Colab": Broken(from_colab),
    "VS Code": Broken(from_vs_code),
    "huge old output": Broken(huge_old_output),
    "another lesson": Broken(another_lesson, points=0, notes=(f"{NAME} is another notebook",)),
    "test deleted": Broken(without_a_test, notes=(f'"{TEST}": deleted; restored.',)),
    "answer deleted": Broken(
        without_an_answer, points=15, notes=(f'"{ANSWER}": an answer, deleted;',)
    ),
    "metadata lost": Broken(
        without_metadata, notes=("and 11 more: its metadata changed; restored.",)
    ),
    "test copied": Broken(
        test_copied_behind_a_better_answer,
        points=18,
        notes=('"test_what_it_updates" is there more than once: the first one counts.',),
    ),
    "test made markdown": Broken(test_as_markdown, notes=(f'"{TEST}": made a markdown cell;',)),
    "answer made raw": Broken(answer_as_raw, notes=(f'"{ANSWER}": made a raw cell;',)),
    "points changed": Broken(changed(points=1000), notes=(f'"{TEST}": its metadata changed;',)),
    "unlocked": Broken(changed(locked=False)),  # nbgrader locks every test
    "not a test": Broken(changed(grade=False), notes=(f'"{TEST}": its metadata changed;',)),
    "grade_id changed": Broken(
        changed(grade_id="mine"), notes=(f'"{TEST}": its metadata changed;',)
    ),
    "tests at the end": Broken(tests_at_the_end),
    "test before answer": Broken(test_before_its_answer, points=17),
    "answer in test cell": Broken(
        answer_in_the_test_cell, points=15, notes=(f'"{TEST}": its text changed; restored.',)
    ),
    "input": Broken(writes("what_it_updates = input()", "what_it_updates"), points=18),
    "breakpoint": Broken(
        writes("def mean_squared_error(A, T):\n    breakpoint()\n    return 0"), points=15
    ),
    "missing package": Broken(
        writes("import torch\n\ndef mean_squared_error(A, T):\n    return 0"), points=15
    ),
    "SystemExit": Broken(
        writes("raise SystemExit", DIES_IN_THE_SECOND_EXERCISE),
        points=14,
    ),
    "exit": Broken(
        writes("exit()", DIES_IN_THE_SECOND_EXERCISE),
        "kernel died",
        5,
        (f'In cell "{DIES_IN_THE_SECOND_EXERCISE}", the kernel died',),
    ),
    "os._exit": Broken(
        writes("import os\nos._exit(0)", DIES_IN_THE_SECOND_EXERCISE),
        "kernel died",
        5,
        (f'In cell "{DIES_IN_THE_SECOND_EXERCISE}", the kernel died',),
    ),
    "os._exit in a check": Broken(
        dies_in_a_check,
        "kernel died",
        0,
        ('In cell "test_mean_squared_error_one_sample", the kernel died',),
    ),
    "Zoë Müller 王小明": Broken(right),
    "🎈🎉": Broken(right),
    "-dash": Broken(right),
    'O\'Brien "Bob" $HOME': Broken(right),
    "[a]": Broken(right),
    "a": unreadable(zero_bytes, f"{NAME} is empty."),  # what the glob [a] would find
    "x" * 200: Broken(right),
}

"""grader build: lessons/ and solutions/ follow from source/, to the byte."""

import os
import shutil

import pytest
from classroom import LESSONS, ROOT, fingerprint

FOLDERS = ("lessons", "solutions")


def generated(root):
    return {
        path: kind
        for folder in FOLDERS
        for path, kind in fingerprint(root / folder).items()
        if ".ipynb_checkpoints" not in path.parts
    }


def test_the_committed_folders_are_up_to_date(grader):
    result = grader(None, "build", "--check", folder=ROOT)
    assert (result.code, result.out) == (0, "")


def test_a_build_from_nothing_makes_the_committed_folders_and_a_second_one_writes_nothing(
    make_class, grader
):
    course = make_class()
    before = set(os.listdir(course.root))
    assert grader(course, "build").code == 0
    assert generated(course.root) == generated(ROOT)
    result = grader(course, "build")
    assert (result.code, result.out) == (0, "")
    # Nothing is left behind by either.
    assert set(os.listdir(course.root)) == {*before, *FOLDERS}


@pytest.fixture
def course(make_class):
    """A course with both folders up to date."""
    course = make_class()
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, course.root / folder)
    return course


def replace(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def change_everything(root):
    """What can happen to a lesson, each to another one. Returns what a build has to do."""

    def path(folder, lesson):
        return root / folder / lesson / f"{lesson}.ipynb"

    welcome, loss, output, hidden, update, sorting = LESSONS
    both = [f"{folder}/{{0}}" for folder in FOLDERS]
    # One character of the text, and one of a solution, which students do not get.
    replace(path("source", welcome), "# Welcome", "# Welcomf")
    replace(path("source", loss), "h = 1e-5", "h = 1e-6")
    # A lesson that was edited by hand, a solution that was deleted.
    replace(path("lessons", output), "# YOUR TURN", "# YOUR TURM")
    path("solutions", hidden).unlink()
    # A picture that was added to the source, a lesson that was taken out of it.
    (root / "source" / update / "images").mkdir()
    (root / "source" / update / "images" / "net.png").write_bytes(b"png")
    shutil.rmtree(root / "source" / sorting)
    for folder in FOLDERS:
        (root / folder / sorting / "images").mkdir()
        (root / folder / sorting / "images" / "net.png").write_bytes(b"png")
    written = [
        *(one.format(f"{welcome}/{welcome}.ipynb") for one in both),
        f"solutions/{loss}/{loss}.ipynb",
        f"lessons/{output}/{output}.ipynb",
        f"solutions/{hidden}/{hidden}.ipynb",
        *(one.format(f"{update}/images/net.png") for one in both),
    ]
    removed = [
        *(one.format(f"{sorting}/{sorting}.ipynb") for one in both),
        *(one.format(f"{sorting}/images/net.png") for one in both),
    ]
    return written, removed


def test_what_has_changed_is_named_by_the_check_and_put_right_by_the_build(course, grader):
    written, removed = change_everything(course.root)
    before = generated(course.root)
    result = grader(course, "build", "--check")
    assert result.code == 1
    *stale, advice = result.out.splitlines()
    assert stale == sorted(f"stale: {path}" for path in written + removed)
    assert advice == "Edit source/ only, then run: grader build"
    assert generated(course.root) == before  # a check only looks

    result = grader(course, "build")
    assert result.code == 0
    assert set(result.out.splitlines()) == {
        *(f"written {path}" for path in written),
        *(f"removed {path}" for path in removed),
    }
    assert grader(course, "build", "--check").code == 0
    for folder in FOLDERS:
        assert sorted(path.name for path in (course.root / folder).iterdir()) == LESSONS[:-1]


def test_a_source_that_nbgrader_refuses_is_named(course, grader):
    broken = course.root / "source" / LESSONS[0] / f"{LESSONS[0]}.ipynb"
    broken.write_text("{}")
    result = grader(course, "build")
    assert result.code == 2
    assert LESSONS[0] in result.err
    assert "raceback" not in result.err

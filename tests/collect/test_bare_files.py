"""Notebooks that no LMS has renamed, in a folder, in an archive, or one by itself."""

import pytest
from archives import ROSTER, notebook


@pytest.fixture
def folder(course):
    """``folder({name: content})``: a folder of files."""

    def make(files):
        for name, content in files.items():
            path = course.root / "received" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return "received"

    return make


@pytest.mark.parametrize(
    "name",
    [
        "ada/01_loss.ipynb",
        "ada/01_loss/01_loss.ipynb",
        "ada_01_loss.ipynb",
        "01_loss_ada.ipynb",
        "ada - 01_Loss (2).ipynb",
    ],
)
def test_the_folder_or_the_file_says_whose_it_is(collect, folder, name):
    result = collect(folder({name: notebook()}))
    assert result.code == 0, result.out
    assert result.files[name].student == "ada"


def test_a_folder_may_have_the_name_in_the_roster(collect, folder):
    name = "Ada Lovelace/01_loss.ipynb"
    assert collect(folder({name: notebook()}), roster=ROSTER).files[name].student == "ada"


def test_a_notebook_by_itself(collect, course):
    path = course.root / "ada_01_loss.ipynb"
    path.write_bytes(notebook())
    assert collect(path).files[path.name].student == "ada"


def test_a_whole_name_is_an_id_where_the_lesson_is_given(collect, folder):
    result = collect(folder({"s-12.ipynb": notebook()}), "--assignment", "01_loss")
    assert result.files["s-12.ipynb"].student == "s-12"


def test_a_name_that_says_nothing_is_refused(collect, folder):
    result = collect(folder({"01_loss (3).ipynb": notebook(), "Untitled.ipynb": notebook()}))
    assert result.code == 1
    for file in result.files.values():
        assert file.note == "Neither its name nor its folder says whose it is."


def test_two_that_may_be_are_told_apart_by_the_roster_only(collect, folder):
    received = folder({"received/ada_01_loss.ipynb": notebook()})
    name = "received/ada_01_loss.ipynb"
    assert 'Is it by "received" or "ada"?' in collect(received).files[name].note
    assert collect(received, roster=ROSTER).files[name].student == "ada"


def test_what_is_no_notebook_is_left_out_of_a_bare_folder(collect, folder):
    result = collect(folder({"ada/01_loss.ipynb": notebook(), "ada/data.csv": b"1"}))
    assert (result.code, result.files["ada/data.csv"].fate) == (0, "left out")


def test_links_are_not_followed(collect, folder, course):
    received = course.root / folder({"ada/01_loss.ipynb": notebook()})
    (received / "ben").symlink_to("ada")
    (received / "carla").mkdir()
    (received / "carla" / "01_loss.ipynb").symlink_to("/etc/passwd")
    result = collect(received)
    for name in ("ben", "carla/01_loss.ipynb"):
        assert result.files[name].note == "It is a link to somewhere else: it was not followed."
    assert [path.name for path in (course.root / "submitted").iterdir()] == ["ada"]

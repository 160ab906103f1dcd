"""Canvas's bulk download, as its ``lib/content_zipper.rb`` writes it."""

import pytest
from archives import MADE, ROSTER, archive, info, notebook

ADA = "lovelaceada_101_5001_01_loss.ipynb"


@pytest.mark.parametrize(
    ("name", "student"),
    [
        (ADA, "ada"),
        ("booleben_LATE_102_5002_01_loss.ipynb", "ben"),
        ("_101_5001_01_loss.ipynb", "ada"),  # a name without any letters
        ("curiecarla_103_5003_01_loss-2.ipynb", "carla"),
        ("müllerlüdenscheidtjosé_104_5004_01_loss (2).ipynb", "jose"),
        ("mu\u0308llerlu\u0308denscheidtjose\u0301_104_5004_01_loss.ipynb", "jose"),
        ("unpacked and packed again/lovelaceada_101_5001_01_loss.ipynb", "ada"),
        # A student may call a file as Canvas calls somebody else's.
        ("lovelaceada_101_5001_booleben_102_6000_01_loss.ipynb", "ada"),
    ],
)
def test_it_lands_with_whoever_has_the_number(collect, course, name, student):
    result = collect({name: notebook()}, roster=ROSTER)
    assert result.code == 0, result.out
    assert (course.folder(student) / "01_loss.ipynb").read_bytes() == notebook()
    assert [path.name for path in (course.root / "submitted").iterdir()] == [student]


def test_utf_8_that_does_not_say_so(collect, course):
    """What Canvas's library for zip archives writes, and Python reads as cp437."""
    path = archive(course.root / "a.zip", {"mxller_104_5004_01_loss.ipynb": notebook()})
    name = "müllerlüdenscheidtjosé_104_5004_01_loss.ipynb"
    place_holder = "x" * len(name.encode())
    archive(path, {place_holder: notebook()})
    path.write_bytes(path.read_bytes().replace(place_holder.encode(), name.encode()))
    assert collect(path, roster=ROSTER).files[name].student == "jose"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("newmanpaul_999_5001_01_loss.ipynb", '"newmanpaul" is not in the roster.'),
        ("team7_101_5001_01_loss.ipynb", 'calls 101 "Lovelace, Ada", not "team7": a group'),
        ("neumannnora_105_5001_01_loss.ipynb", "has no SIS Login ID"),
        ("anon_Ab3dE_5001_01_loss.ipynb", "handed in anonymously"),
        ("LATE_anon_Ab3dE_5001_01_loss.ipynb", "handed in anonymously"),
        ("curiecarla_103_5003_homework.pdf", "Nor is any other file by the same person."),
        ("curiecarla_103_5003_homework.zip", "an archive within the archive"),
    ],
)
def test_what_cannot_be_somebodys_is_refused_with_a_reason(collect, course, name, reason):
    result = collect({name: b"%PDF" if "homework" in name else notebook()}, roster=ROSTER)
    assert result.code == 1
    assert result.files[name].fate == "refused"
    assert reason in result.files[name].note
    assert not (course.root / "submitted").exists()


def test_files_beside_a_notebook_and_typed_text_are_left_out(collect):
    result = collect(
        {
            ADA: notebook(),
            "lovelaceada_101_5002_picture.png": b"png",
            "booleben_102_text.html": b"<p>",
            "booleben_LATE_102_link.html": b"<p>",
            "__MACOSX/._lovelaceada_101_5001_01_loss.ipynb": b"\x00",
        },
        roster=ROSTER,
    )
    assert result.code == 0
    assert [file.fate for file in result.files.values()] == ["new", *["left out"] * 4]


def test_without_a_roster_canvas_numbers_are_the_ids_and_a_line_says_so(collect):
    result = collect({ADA: notebook()}, json_output=False)
    assert "new      101 01_loss: lovelaceada_101" in result.out
    assert "students' ids are Canvas's numbers." in result.out


def test_of_several_files_the_one_with_canvas_larger_number_counts(collect, course):
    """Whatever the order and the time in which Canvas has packed them."""
    later = info("lovelaceada_101_999_01_loss.ipynb", MADE.replace(hour=14))
    result = collect({ADA: notebook("newest"), later: notebook("old")}, roster=ROSTER)
    assert (result.files[ADA].fate, result.files[later.filename].fate) == ("new", "older")
    assert b"newest" in (course.folder("ada") / "01_loss.ipynb").read_bytes()

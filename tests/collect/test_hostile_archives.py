"""Archives made to do harm: the harmful files are refused, all others in them are collected."""

import os
import random
import stat
import unicodedata

import pytest
from archives import ROSTER, archive, info, notebook, packed

from grader.collect import archive as reading
from grader.collect import safe_names, students

ADA = "lovelaceada_101_5001_01_loss.ipynb"
BEN = "booleben_102_5002_01_loss.ipynb"
NAMES = {
    "../../booleben_102_5002_01_loss.ipynb": "leads out of the archive",
    "a/../../booleben_102_5002_01_loss.ipynb": "leads out of the archive",
    "/etc/booleben_102_5002_01_loss.ipynb": "an absolute path",
    "C:/booleben_102_5002_01_loss.ipynb": "a Windows path",
    "C:booleben_102_5002_01_loss.ipynb": "a Windows path",
    "..\\booleben_102_5002_01_loss.ipynb": "a Windows path",
    "\\\\server\\share\\01_loss.ipynb": "a Windows path",
    "./booleben_102_5002_01_loss.ipynb": "not a plain path",
    "a//booleben_102_5002_01_loss.ipynb": "not a plain path",
    "NUL.ipynb": "reserves for a device",
    "com1/01_loss.ipynb": "reserves for a device",
    "booleben_102_5002_01_loss\x1b[31m.ipynb": "invisible characters",
    "booleben_102_5002_\u202elosS_10.ipynb": "invisible characters",
    "booleben\x00_102_5002_01_loss.ipynb": "invisible characters",
    "booleben_102_5002_01_loss\n.ipynb": "invisible characters",
    "b" * 1200 + "_102_5002_01_loss.ipynb": "longer than 1000",
}


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_that_is_no_plain_path_is_refused_and_shown_without_its_effect(
    collect, course, name
):
    outside = of_boole(course.root.parent)
    path = archive(course.root / "a.zip", {ADA: notebook(), "n" * len(name.encode()): notebook()})
    path.write_bytes(path.read_bytes().replace(b"n" * len(name.encode()), name.encode()))
    result = collect(path, roster=ROSTER)
    (refused,) = (file for file in result.files.values() if file.fate == "refused")
    assert NAMES[name] in refused.note
    assert not any(map(safe_names.is_invisible, refused.file))
    assert result.code == 1
    assert result.files[ADA].fate == "new"
    assert of_boole(course.root.parent) == outside


def of_boole(folder):
    """All paths with his name. Other classes are being graded beside this one meanwhile."""
    names = ((top, name) for top, folders, files in os.walk(folder) for name in (*folders, *files))
    return {(top, name) for top, name in names if "boole" in name}


def link(name):
    return info(name, mode=stat.S_IFLNK | 0o777)


def pipe(name):
    return info(name, mode=stat.S_IFIFO | 0o666)


@pytest.mark.parametrize(("make", "words"), [(link, "a link"), (pipe, "not an ordinary file")])
def test_what_is_no_file_is_not_made(collect, make, words):
    result = collect({ADA: notebook(), make(BEN): b"/etc/passwd"}, roster=ROSTER)
    assert words in result.files[BEN].note
    assert result.files[ADA].fate == "new"


def changed(path, change):
    path.write_bytes(change(path.read_bytes()))
    return path


def encrypt(content):
    """The bit that says so, in every entry."""
    content = bytearray(content)
    for mark, offset in (b"PK\x03\x04", 6), (b"PK\x01\x02", 8):
        start = -1
        while (start := content.find(mark, start + 1)) >= 0:
            content[start + offset] |= 1
    return bytes(content)


def damage(content):
    """One bit in the middle of the packed notebook."""
    content = bytearray(content)
    content[len(content) // 2] ^= 4
    return bytes(content)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (encrypt, "It is encrypted."),
        (damage, "It is damaged"),
        (lambda content: content[:-30], "It is not a zip archive, or it is a damaged one"),
        (lambda content: b"", "It is not a zip archive, or it is a damaged one"),
        (lambda content: b"PK\x05\x06" + b"\xff" * 18, "It is not a zip archive"),
    ],
    ids=["encrypted", "damaged", "cut off", "empty", "only an end"],
)
def test_an_archive_that_cannot_be_read(collect, course, change, words):
    path = changed(archive(course.root / "a.zip", {ADA: notebook()}), change)
    result = collect(path, roster=ROSTER)
    (file,) = result.files.values()
    assert words in file.note
    assert result.code == 1
    assert not (course.root / "submitted").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_entries_of_the_same_name_are_both_refused(collect, course):
    path = archive(course.root / "a.zip", {info(ADA): notebook("a"), info(ADA): notebook("b")})
    result = collect(path, roster=ROSTER)
    assert "several of this name" in result.files[ADA].note
    assert not (course.root / "submitted").exists()


def test_a_bomb_goes_off_nowhere(collect, monkeypatch):
    """What comes out is counted, up to a limit; the archive itself has a thousandth of it."""
    monkeypatch.setattr(reading, "LARGEST", 2**20)
    result = collect({BEN: b" " * (2**20 + 1), ADA: notebook()}, roster=ROSTER)
    assert "its outputs have to be cleared" in result.files[BEN].note
    assert result.files[ADA].fate == "new"


def test_an_entry_that_lies_about_its_size(collect, course):
    """It says 10 bytes, everywhere."""
    size = len(notebook())
    path = archive(course.root / "a.zip", {ADA: notebook()})
    changed(path, lambda c: c.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))
    assert "It is damaged" in collect(path, roster=ROSTER).files[ADA].note


def test_many_that_are_large_together(collect, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 2 * len(notebook()))
    names = [f"x_{number}_1_01_loss.ipynb" for number in range(101, 106)]
    result = collect({name: notebook() for name in names})
    stopped = [
        name for name in names if "came out of the archive: stopped" in result.files[name].note
    ]
    assert stopped == names[2:]


def test_too_many_entries(collect, monkeypatch):
    monkeypatch.setattr(reading, "MOST_FILES", 3)
    result = collect({f"x_{n}_1_01_loss.ipynb": notebook() for n in range(101, 105)})
    assert "more than 3 files" in result.files["submissions.zip"].note


def test_an_archive_within_the_archive_is_not_unpacked(collect):
    name = "booleben_102_5002_01_loss.ipynb.zip"
    result = collect({name: packed({ADA: notebook()}), ADA: notebook()}, roster=ROSTER)
    assert "It is an archive within the archive" in result.files[name].note


@pytest.mark.parametrize(
    "name", ["..", ".hidden", " ", "a/b", "con", "NUL.txt", "C:", "a\u202eb", "__MACOSX", "x" * 201]
)
def test_a_students_id_is_a_folder_of_its_own_in_submitted(collect, course, name):
    """The id is from the roster; the names in the archive are checked before."""
    result = collect({ADA: notebook()}, roster=ROSTER.replace(",ada,", f",{name},"))
    assert (result.code, result.files[ADA].fate) == (1, "refused")
    assert not (course.root / "submitted").exists()


def test_ids_that_are_one_on_some_disks(collect, course):
    files = {"Ada/01_loss.ipynb": notebook("a"), "ada/01_loss.ipynb": notebook("b")}
    result = collect(files)
    assert {file.note for file in result.files.values()} == {
        '"Ada" is also written "ada": which is right?',
        '"ada" is also written "Ada": which is right?',
    }
    course.hand_in("BEN", notebook())
    assert (
        "is also written"
        in collect({"ben/01_loss.ipynb": notebook()}).files["ben/01_loss.ipynb"].note
    )


def test_an_accent_in_one_or_two_letters_is_one_student(collect, course):
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "zoë/01_loss.ipynb")
        result = collect({name: notebook()})
        assert result.code == 0
    assert os.listdir(course.root / "submitted") == [unicodedata.normalize("NFC", "zoë")]


def test_a_link_in_submitted_is_not_written_through(collect, course, tmp_path):
    (course.root / "submitted").mkdir()
    (course.root / "submitted" / "ada").symlink_to(tmp_path)
    result = collect({ADA: notebook()}, roster=ROSTER)
    assert "remove that first" in result.files[ADA].note
    assert list(tmp_path.iterdir()) == []


def test_no_name_at_all_leads_outside_of_submitted():
    """An id of random pieces is refused, or is the name of a plain, visible folder."""
    dice = random.Random(7)
    pieces = [
        "..",
        ".",
        "/",
        "\\",
        "a",
        "é",
        "e\u0301",
        " ",
        "\x00",
        "\u202e",
        "C:",
        "NUL",
        "-",
        "\n",
    ]
    for _ in range(5000):
        text = "".join(dice.choices(pieces, k=dice.randint(0, 5)))
        try:
            name = students.checked_id(text)
        except students.Refused:
            continue
        assert name
        assert name[0] != "."
        assert not set(name) & set("/\\:\x00\n\u202e")
        assert name == unicodedata.normalize("NFC", name)


def test_random_damage_is_never_a_traceback(collect, course):
    dice = random.Random(7)
    path = archive(course.root / "a.zip", {ADA: notebook(), BEN: notebook()})
    undamaged = path.read_bytes()
    for _ in range(40):
        content = bytearray(undamaged)
        for _ in range(dice.randint(1, 8)):
            content[-dice.randint(1, 260)] = dice.randrange(256)
        path.write_bytes(content)
        result = collect(path, "--dry-run", roster=ROSTER)
        assert result.files
        assert "Traceback" not in result.err

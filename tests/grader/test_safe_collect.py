"""From the exchange only what a student handed in; the rest is left, with the reason in a line."""

import getpass
import json
import os

import pytest
from classroom import LESSON, as_bytes, read

from grader.collect.exchange import copy_plain_files

ME = getpass.getuser()  # who runs the tests owns what they hand in
BEFORE, NOW = "2026-03-01 10:00:00.000000 UTC", "2026-03-02 10:00:00.000000 UTC"


class Exchange:
    """A course with its inbound folder, and what is put there as nbgrader's submit would."""

    def __init__(self, course):
        self.course = course
        self.inbound = course.root / "exchange" / "backprop" / "inbound"
        self.inbound.mkdir(parents=True)
        course.root.joinpath("exchange").chmod(0o777)

    def put(self, mark, student=ME, time=NOW):
        folder = self.inbound / f"{student}+{LESSON}+{time}+random{mark}"
        folder.mkdir()
        notebook = read(folder="lessons")
        notebook["metadata"]["mark"] = mark
        (folder / f"{LESSON}.ipynb").write_bytes(as_bytes(notebook))
        (folder / "timestamp.txt").write_text(time)
        (folder / "submission_secret.txt").write_text("s" * 128)
        folder.chmod(0o777)
        return folder

    def collect(self):
        done = self.course.run("nbgrader", "collect", "--update", LESSON)
        assert done.returncode == 0, done.stderr
        return done.stderr

    def mark(self, student=ME):
        """Which of the student's submissions was taken."""
        path = self.course.folder(student) / f"{LESSON}.ipynb"
        return json.loads(path.read_text())["metadata"]["mark"] if path.exists() else None


def link_to_the_solution(folder, exchange):
    notebook = folder / f"{LESSON}.ipynb"
    notebook.unlink()
    notebook.symlink_to(exchange.course.root / "source" / LESSON / notebook.name)


def pipe(folder, exchange):
    os.mkfifo(folder / "data.csv")


def still_on_its_way(folder, exchange):
    folder.chmod(0o755)


def another_time(folder, exchange):
    (folder / "timestamp.txt").write_text("whenever")


def no_secret(folder, exchange):
    (folder / "submission_secret.txt").unlink()


def only_a_link(folder, exchange):
    elsewhere = exchange.course.root / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)


def bad_name(folder, exchange):
    folder.rename(folder.parent / f"{ME}+{LESSON}+garbage")


def huge(folder, exchange):
    with (folder / "zeros").open("wb") as file:
        file.truncate(101 * 10**6)


SPOILED = {
    link_to_the_solution: f"{LESSON}.ipynb is a link, or not a file.",
    pipe: "data.csv is a link, or not a file.",
    still_on_its_way: "it is not complete yet, or was closed; collect once more.",
    another_time: "its timestamp.txt and its name have different times.",
    no_secret: "submission_secret.txt is missing.",
    only_a_link: "it is a link, or not a folder.",
    bad_name: "its name is not of the kind that nbgrader gives.",
    huge: "it has 101 MB, more than CourseDirectory.max_dir_size.",
}


@pytest.fixture(scope="module")
def exchange(make_class):
    """After one collection; ``said`` is what it printed."""
    exchange = Exchange(make_class())
    exchange.put("good", time=BEFORE)
    for spoil in SPOILED:
        spoil(exchange.put(spoil.__name__), exchange)
    exchange.put("forged", student="somebody-else")
    exchange.log = exchange.collect()
    return exchange


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: spoil.__name__)
def test_what_is_wrong_is_left_with_a_reason(exchange, spoil):
    name = "garbage" if spoil is bad_name else f"random{spoil.__name__}"
    assert f"{name} is not collected: {SPOILED[spoil]}" in exchange.log


def test_the_last_good_one_is_taken_and_then_a_newer_one(exchange):
    assert exchange.mark() == "good"
    exchange.put("newer")
    exchange.collect()
    assert exchange.mark() == "newer"
    assert (exchange.course.folder(ME) / "timestamp.txt").read_text() == NOW


def test_a_submission_in_anothers_name_is_left(exchange):
    assert f"it says that it is from somebody-else, but {ME} handed it in." in exchange.log
    assert not exchange.course.folder("somebody-else").exists()


def test_a_link_that_was_a_file_when_it_was_looked_at_is_not_followed(exchange, tmp_path):
    """A student may swap them between looking and copying."""
    folder = exchange.put("swapped")
    link_to_the_solution(folder, exchange)
    with pytest.raises(OSError, match="symbolic link"):
        copy_plain_files(folder, tmp_path / "copy", lambda *_: (), 10**6)

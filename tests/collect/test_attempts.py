"""Repeated attempts: the newest counts, and nothing is lost."""

import os
import signal
import subprocess
from datetime import UTC, timedelta

import pytest
from archives import MADE, ROSTER, WORKSHEET, info, notebook
from classroom import PROGRAMS, fingerprint

ADA = "lovelaceada_101_5001_01_loss.ipynb"
LATER = "lovelaceada_101_5002_01_loss-1.ipynb"
MOODLE = "Ada Lovelace_9001_assignsubmission_file/"
HOUR = timedelta(hours=1)


def submitted(course, student="ada"):
    """(the notebook, its time) in submitted/."""
    folder = course.folder(student)
    return (folder / "01_loss.ipynb").read_bytes(), (folder / "timestamp.txt").read_text()[:19]


def test_twice_changes_nothing_and_says_so(collect, course):
    collect({ADA: notebook()}, roster=ROSTER)
    before = fingerprint(course.root / "submitted")
    second = collect({ADA: notebook()}, roster=ROSTER, time=MADE + HOUR)
    assert (second.code, second.files[ADA].fate) == (0, "same")
    assert fingerprint(course.root / "submitted") == before
    assert not (course.root / "downloaded").exists()


def test_a_newer_one_takes_its_place_and_the_one_before_is_kept(collect, course):
    collect({ADA: notebook("first")}, roster=ROSTER)
    (course.folder("ada") / "data.csv").write_text("1")
    before = fingerprint(course.folder("ada"))
    result = collect({LATER: notebook("second")}, roster=ROSTER, time=MADE + HOUR)
    assert (result.files[LATER].fate, result.code) == ("newer", 0)
    assert submitted(course) == (notebook("second"), "2026-11-20 13:00:00")
    assert (course.folder("ada") / "data.csv").read_text() == "1"
    (replaced,) = (course.root / "downloaded" / "01_loss" / "replaced" / "ada").iterdir()
    assert fingerprint(replaced) == before
    assert "downloaded/" in result.files[LATER].note


def test_an_older_one_does_not_take_its_place(collect, course):
    collect({LATER: notebook("second")}, roster=ROSTER)
    result = collect({ADA: notebook("first")}, roster=ROSTER, time=MADE - HOUR)
    assert (result.files[ADA].fate, result.code) == ("older", 0)
    assert result.files[ADA].note == "the one in submitted/ is newer"
    assert submitted(course) == (notebook("second"), "2026-11-20 12:00:00")


def test_another_one_of_the_same_time_is_for_a_person_to_decide(collect, course):
    collect({ADA: notebook("first")}, roster=ROSTER)
    result = collect({ADA: notebook("second")}, roster=ROSTER)
    assert result.code == 1
    assert "of the very same time" in result.files[ADA].note
    assert submitted(course)[0] == notebook("first")


@pytest.mark.parametrize(("apart", "fates"), [(2 * HOUR, ["older", "new"]), (HOUR / 900, None)])
def test_in_one_archive_times_count_unless_they_are_those_of_packing(collect, apart, fates):
    files = {MOODLE + "01_loss.ipynb": notebook("a")}
    later = info(MOODLE + "01_loss (1).ipynb", MADE + apart)
    result = collect(files | {later: notebook("b")}, roster=WORKSHEET)
    assert [file.fate for file in result.files.values()] == (fates or ["refused"] * 2)


def test_the_same_file_twice_is_no_question(collect):
    files = dict.fromkeys([MOODLE + "01_loss.ipynb", MOODLE + "01_loss (1).ipynb"], notebook())
    result = collect(files, roster=WORKSHEET)
    assert sorted(file.fate for file in result.files.values()) == ["new", "same"]


def test_the_earliest_time_of_the_same_work_counts(collect, course):
    """First without the worksheet, with the time of the download; then with it."""
    name = MOODLE + "01_loss.ipynb"
    people = WORKSHEET.replace("Last modified (submission)", "x")
    collect({name: notebook()}, roster=people)
    assert submitted(course, "ada@example.org")[1] == "2026-11-20 12:00:00"
    result = collect({name: notebook()}, roster=WORKSHEET)
    assert (result.files[name].fate, result.code) == ("earlier", 0)
    assert submitted(course, "ada@example.org")[1] == "2026-11-18 14:14:00"


@pytest.mark.parametrize(("changed", "fate"), [(MADE + HOUR, "older"), (MADE - HOUR, "newer")])
def test_what_was_put_there_by_hand_is_as_old_as_its_file(collect, course, changed, fate):
    course.hand_in("ada", notebook("by hand"))
    seconds = changed.replace(tzinfo=UTC).timestamp()
    os.utime(course.folder("ada") / "01_loss.ipynb", (seconds, seconds))
    assert collect({ADA: notebook("new")}, roster=ROSTER).files[ADA].fate == fate


def test_a_dry_run_says_the_same_and_writes_nothing(collect, course):
    before = fingerprint(course.root)
    tried = collect({ADA: notebook()}, "--dry-run", roster=ROSTER).files
    written = {path.name for path in fingerprint(course.root).keys() - before.keys()}
    assert written == {"submissions.zip", "roster.csv"}
    assert tried == collect({ADA: notebook()}, roster=ROSTER).files


# Writes files slowly, and prints a line when the first file is about to be finished.
SLOWLY = """
import os, sys, time
sync = os.fsync
def slow(file):
    print("writing", flush=True)
    time.sleep(30)
    sync(file)
os.fsync = slow
from grader.__main__ import main
main(sys.argv[1:])
"""


def test_killed_while_writing_leaves_nothing_half_and_the_next_run_goes_on(collect, course):
    collect({ADA: notebook("first")}, roster=ROSTER)
    before = fingerprint(course.root / "submitted")
    collect({LATER: notebook("second")}, "--dry-run", roster=ROSTER, time=MADE + HOUR)
    words = ("collect-zip", "submissions.zip", "--roster", "roster.csv")
    process = subprocess.Popen(
        [PROGRAMS / "python", "-c", SLOWLY, *words], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "writing\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    after = fingerprint(course.root / "submitted")
    assert {path: after[path] for path in before} == before
    assert not [path for path in after.keys() - before.keys() if ".01_loss.part" not in str(path)]
    assert collect("submissions.zip", roster=ROSTER).files[LATER].fate == "newer"
    assert sorted(path.name for path in course.folder("ada").parent.iterdir()) == ["01_loss"]

"""Every attack of the corpus: it earns what it should, and nothing outside it changes."""

import contextlib
import os

import psutil
import pytest
from canaries import files_in
from classroom import LESSON
from hostile import ALL, attacks, streams

from grader.sandbox.bubblewrap import UIDS

CORPUS = attacks()
MOST_MEMORY = 400  # MB, of the process that grades


@pytest.mark.parametrize("student", CORPUS)
def test_an_attack_gets_its_verdict_its_points_and_a_line_that_says_why(hostile_class, student):
    verdict, expected = hostile_class.verdicts[student], CORPUS[student]
    assert (verdict["status"], verdict["score"]) == (expected.status, expected.points), verdict
    assert verdict["max_score"] == ALL
    assert not expected.notes or any(expected.notes in note for note in verdict["notes"])
    for note in verdict["notes"]:
        assert note.endswith(".")
        assert "\n" not in note
        assert "Traceback" not in note


@pytest.mark.parametrize("student", CORPUS)
def test_plain_nbgrader_gives_an_attack_the_same_points(hostile_class, student):
    assert hostile_class.exported.get(student, 0) == CORPUS[student].plain_points


def test_honest_students_in_between_keep_every_point(hostile_class):
    for student in hostile_class.honest:
        verdict = hostile_class.verdicts[student]
        assert (verdict["status"], verdict["score"], verdict["notes"]) == ("graded", ALL, [])
        assert hostile_class.exported[student] == ALL


def test_every_submission_has_a_verdict_and_the_batch_ends_well(hostile_class):
    assert hostile_class.verdicts.keys() == CORPUS.keys() | set(hostile_class.honest)
    assert hostile_class.runs["ours"].returncode == 0


def test_the_instructor_sees_no_stack_of_frames(hostile_class):
    assert "Traceback" not in hostile_class.complaints
    assert "never retrieved" not in hostile_class.complaints


def test_the_corpus_is_large():
    assert len(CORPUS) >= 60


@pytest.mark.parametrize("way", ["ours", "plain"])
def test_nothing_has_escaped(hostile_class, way):
    course = getattr(hostile_class, way)
    found = 0
    for student in CORPUS:
        path = course.root / "autograded" / student / LESSON / f"{LESSON}.ipynb"
        if path.exists():
            said = streams(course.autograded(student))
            assert "ESCAPED" not in said, (student, said)
            assert hostile_class.canaries.word not in said, student
            found += 1
    assert found > 60


def test_the_canaries_are_as_they_were(hostile_class):
    canaries = hostile_class.canaries
    assert (canaries.folder / "file").read_text() == canaries.word
    assert not (canaries.folder / "unpickled").exists()
    assert canaries.alive()
    assert canaries.visits == []


def test_source_and_what_was_handed_in_are_byte_for_byte_as_they_were(hostile_class):
    for place, before in hostile_class.before.items():
        assert files_in(hostile_class.ours.root / place) == before


def test_nothing_of_theirs_is_handed_back_that_was_not_handed_in(hostile_class):
    """A link beside the notebook would bring the instructor's file back with the feedback."""
    for way in ("ours", "plain"):
        files = files_in(getattr(hostile_class, way).root / "autograded")
        word = hostile_class.canaries.word.encode()
        found = [path for path in files if path.suffix != ".ipynb" and word in files[path]]
        assert found == []


def test_no_process_and_no_file_is_left(hostile_class):
    left = [
        process.info
        for process in psutil.process_iter(["name", "cmdline", "uids"])
        if (
            process.info["uids"].real in UIDS
            or "sleep-of-a-daemon" in (process.info["cmdline"] or ())  # None: it has just ended
        )
        and not of_another_grading(process)
    ]
    assert left == []
    assert os.listdir(hostile_class.between) == []


def of_another_grading(process):
    """Whether a living ancestor is a test run or a grader; a process left behind is an orphan."""
    with contextlib.suppress(psutil.NoSuchProcess):
        words = [word for parent in process.parents() for word in parent.cmdline()]
        return any(word.endswith(("pytest", "autograde")) for word in words)
    return True  # it has just ended


@pytest.mark.parametrize("way", ["ours", "plain"])
def test_the_process_that_grades_stays_small(hostile_class, way, record_property):
    peak = hostile_class.memory[way].most
    record_property("peak memory in MB", f"{peak:.0f}")
    if way == "ours":  # plain nbgrader reads the 100 MB of an old output in its own way
        assert 0 < peak < MOST_MEMORY

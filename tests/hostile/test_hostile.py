"""Every attack of the corpus: it earns what it should, and nothing outside it changes."""

import contextlib
import json
import os

import psutil
import pytest
from canaries import files_in
from classroom import LESSON
from hostile import ALL, attacks, streams

from grader.sandbox.bubblewrap import UIDS

CORPUS = attacks()
MOST_MEMORY = 400  # MB, of the process that grades


# One or two for each mechanism that plain nbgrader shares with `grader autograde` or has instead.
# `make test-all` grades the whole corpus by both.
BY_PLAIN_NBGRADER_TOO = {
    *("folder_is_a_link", "notebook_is_a_hard_link", "notebook_is_a_pipe"),  # what is handed in
    *("data_is_a_link", "devices_beside_it", "shadows_numpy", "shadows_the_grader"),  # beside it
    *("deep_json", "truncated"),  # the notebook's bytes
    *("answer_in_the_test", "graded_cell_twice", "graded_cells_deleted", "metadata_changed"),
    *("bundle_with_points", "early_idle", "own_client", "nonsense_messages"),  # forged reports
    *("check_redefined", "comparisons_agree", "unpickled"),  # what the judge reads
    *("environment_read", "network_looked_for", "writes_everywhere"),  # the sandbox
    *("leaves_something_behind", "os_exit", "memory_in_children", "million_displays"),
    "sleeping",  # a limit of time
    "<img src=x onerror=document.title=1>",  # an id that is HTML
}
assert CORPUS.keys() >= BY_PLAIN_NBGRADER_TOO


@pytest.mark.parametrize("student", CORPUS)
def test_an_attack_gets_its_verdict_its_points_and_a_line_that_says_why(hostile, student):
    verdict, expected = hostile.verdicts[student], CORPUS[student]
    assert (verdict["status"], verdict["score"]) == (expected.status, expected.points), verdict
    assert verdict["max_score"] == ALL
    assert not expected.notes or any(expected.notes in note for note in verdict["notes"])
    for note in verdict["notes"]:
        assert note.endswith(".")
        assert "\n" not in note
        assert "Traceback" not in note


@pytest.mark.parametrize(
    "student",
    [
        s if s in BY_PLAIN_NBGRADER_TOO else pytest.param(s, marks=pytest.mark.thorough)
        for s in CORPUS
    ],
)
def test_plain_nbgrader_gives_an_attack_the_same_points(hostile, student):
    assert hostile.plain_points.get(student, 0) == CORPUS[student].plain_points


def test_honest_students_in_between_keep_every_point(hostile):
    for student in hostile.ours.honest:
        verdict = hostile.verdicts[student]
        assert (verdict["status"], verdict["score"], verdict["notes"]) == ("graded", ALL, [])
    for each in hostile.plain:
        assert {hostile.plain_points[student] for student in each.honest} == {ALL}


def test_every_submission_has_a_verdict_and_the_batch_ends_well(hostile):
    assert hostile.verdicts.keys() == hostile.ours.corpus.keys() | set(hostile.ours.honest)
    assert hostile.ours.exit_codes == [0, 0]


def test_the_instructor_sees_no_stack_of_frames(hostile):
    assert "Traceback" not in hostile.ours.complaints
    assert "never retrieved" not in hostile.ours.complaints


def test_nothing_has_escaped(hostile):
    for each in (hostile.ours, *hostile.plain):
        autograded = list((each.course.root / "autograded").glob(f"*/{LESSON}/{LESSON}.ipynb"))
        assert len(autograded) > len(each.corpus) / 2
        for path in autograded:
            printed = streams(json.loads(path.read_text()))
            assert "ESCAPED" not in printed, (path, printed)
            assert hostile.canaries.word not in printed, path


def test_the_canaries_are_as_they_were(hostile):
    canaries = hostile.canaries
    assert (canaries.folder / "file").read_text() == canaries.word
    assert not (canaries.folder / "unpickled").exists()
    assert canaries.alive()
    assert canaries.visits == []


def test_source_and_what_was_handed_in_are_byte_for_byte_as_they_were(hostile):
    for each in (hostile.ours, *hostile.plain):
        for folder, before in each.before.items():
            assert files_in(each.course.root / folder) == before


def test_nothing_of_theirs_is_handed_back_that_was_not_handed_in(hostile):
    """A link beside the notebook would bring the instructor's file back with the feedback."""
    word = hostile.canaries.word.encode()
    for each in (hostile.ours, *hostile.plain):
        files = files_in(each.course.root / "autograded")
        assert [p for p in files if p.suffix != ".ipynb" and word in files[p]] == []


def test_no_process_and_no_file_is_left(hostile):
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
    assert os.listdir(hostile.temporary) == []


def of_another_grading(process):
    """Whether a living ancestor is a test run or a grader; a process left behind is an orphan."""
    with contextlib.suppress(psutil.NoSuchProcess):
        words = [word for parent in process.parents() for word in parent.cmdline()]
        return any(word.endswith(("pytest", "autograde")) for word in words)
    return True  # it has just ended


def test_the_process_that_grades_stays_small(hostile, record_property):
    """Plain nbgrader does not: it reads the 100 MB of an old output in its own way."""
    record_property("peak memory in MB", f"{hostile.ours.memory:.0f}")
    assert 0 < hostile.ours.memory < MOST_MEMORY

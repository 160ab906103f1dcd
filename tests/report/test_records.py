"""What the report knows is what the gradebook and the records of grading say."""

import contextlib
import json
import shutil
import sqlite3

import pytest
from nbgrader.api import Gradebook

from grader.configuration import CommandError, course_config
from grader.judge import audit
from grader.report.reading import read_class
from grader.report.records import NO_RECORD, NOT_GRADED
from grader.submissions.status import Status

LESSON, OTHER = "02_output_layer_gradients", "01_loss"
RIGHT = {
    "test_where_it_begins": True,
    "test_output_delta_one_sample": True,
    "test_output_delta_batch": False,
}


def submissions(root, *assignments):
    records = read_class(course_config(root), root, assignments).submissions
    return {(record.assignment, record.student): record for record in records}


def only(root):
    (record,) = submissions(root).values()
    return record


def test_scores_are_the_gradebooks(large):
    lesson = large.summary.lessons[0]
    with Gradebook(f"sqlite:///{large.root / 'gradebook.db'}", "backprop") as book:
        theirs = {row["student"]: row["score"] for row in book.submission_dicts(lesson.name)}
        average = book.average_assignment_score(lesson.name)
        maxima = {row.name: row.max_score for row in book.assignments}
        totals = {row["id"]: row["score"] for row in book.student_dicts()}
    assert {
        each.student: each.score for each in lesson.submissions if each.score is not None
    } == theirs
    assert lesson.spread.mean == pytest.approx(average)
    assert {each.name: each.max_score for each in large.summary.lessons} == maxima
    assert {row.student: row.total for row in large.summary.rows} == totals


def test_each_answer_has_its_points_reason_and_mistake(course):
    course.graded("ada", LESSON, RIGHT, {"test_output_delta_batch": "n forgotten"}, seconds=2.5)
    record = only(course.save().root)
    answers = {cell.name: answer for cell, answer in record.answers.items()}
    assert (record.status, record.score, record.seconds) == (Status.GRADED, 5.0, 2.5)
    assert answers["test_where_it_begins"] == (2.0, True, "8 of 8 cases right.", None)
    wrong = answers["test_output_delta_batch"]
    assert wrong == (0.0, False, "30 of 30 entries are wrong.", "n forgotten")
    titles = {cell.title for cell in record.answers}
    assert {"where_it_begins", "output_delta · batch"} < titles


def test_records_from_before_mistakes_had_names(course):
    course.graded("ada", LESSON, RIGHT)
    course.save()
    path = audit.path(course.url, LESSON, "ada", LESSON)
    record = json.loads(path.read_text())
    for cell in record["cells"].values():
        del cell["misconception"]
    path.write_text(json.dumps(record))
    assert {answer.misconception for answer in only(course.root).answers.values()} == {None}


def test_plain_nbgrader_autograde_writes_no_verdict(course):
    course.graded("ada", LESSON, RIGHT, status=Status.TIMEOUT, sandbox=False)
    course.save()
    (course.root / "verdicts" / LESSON / "ada" / "verdict.json").unlink()
    record = only(course.root)
    assert (record.status, record.score, record.sandbox) == (Status.TIMEOUT, 5.0, False)


def test_points_without_any_record_count_and_say_so(course):
    course.submit("ada", LESSON, RIGHT)
    assert (only(course.save().root).status, only(course.root).score) == (NO_RECORD, 5.0)


def test_what_cannot_be_read_has_no_answers_from_an_earlier_hand_in(course):
    course.graded("ada", LESSON, RIGHT)
    course.save()
    path = course.root / "verdicts" / LESSON / "ada" / "verdict.json"
    path.write_text(path.read_text().replace('"graded"', '"unreadable"'))
    record = only(course.root)
    assert not record.is_judged
    assert {answer.passed for answer in record.answers.values()} == {None}


def test_a_failure_of_the_grader_is_no_score(course):
    course.graded("ada", LESSON, {}, status=Status.ERROR)
    assert only(course.save().root).score is None


def test_a_run_that_is_half_through(course):
    """Some have a verdict, one is being graded, the others wait."""
    course.graded("ada", LESSON, RIGHT)
    course.submit("bela", LESSON, {})
    for student in ("chen", "dana"):
        (course.root / "submitted" / student / LESSON).mkdir(parents=True)
    records = submissions(course.save().root)
    assert [record.status for record in records.values()] == [
        Status.GRADED,
        NO_RECORD,
        NOT_GRADED,
        NOT_GRADED,
    ]
    assert [record.score for record in records.values()] == [5.0, 0.0, None, None]


def test_a_verdict_that_is_only_half_written_is_none(course):
    course.graded("ada", LESSON, RIGHT)
    course.save()
    for path in (course.root / "verdicts" / LESSON / "ada").iterdir():
        path.write_text(path.read_text()[:50])
    assert only(course.root).status == NO_RECORD


def test_a_late_penalty_is_taken_off_as_in_the_export(course):
    course.graded("ada", LESSON, RIGHT)
    course.save()
    with Gradebook(course.url, "backprop") as book:
        book.find_submission_notebook(LESSON, LESSON, "ada").late_submission_penalty = 1.5
        book.db.commit()
    assert only(course.root).score == 3.5


def test_points_that_a_person_gives_and_still_has_to_give(course):
    course.submit("ada", LESSON, RIGHT, by_hand=["test_output_delta_batch"])
    course.save()
    assert [cell.name for cell in only(course.root).by_hand] == ["test_output_delta_batch"]
    with Gradebook(course.url, "backprop") as book:
        grade = book.find_grade("test_output_delta_batch", LESSON, LESSON, "ada")
        grade.manual_score, grade.needs_manual_grade = 1.25, False
        book.db.commit()
    assert (only(course.root).by_hand, only(course.root).score) == ([], 6.25)


def test_only_the_assignments_that_were_asked_for(course):
    course.graded("ada", LESSON, RIGHT)
    course.graded("ada", OTHER, {})
    course.save()
    assert set(submissions(course.root, OTHER)) == {(OTHER, "ada")}
    assert set(submissions(course.root)) == {(LESSON, "ada"), (OTHER, "ada")}
    with pytest.raises(CommandError, match=f'"09_none", only 00_welcome, {OTHER}, {LESSON}, '):
        submissions(course.root, "09_none")


def test_without_a_gradebook_everything_waits_and_none_is_made(course):
    (course.root / "gradebook.db").unlink()
    (course.root / "submitted" / "ada" / LESSON).mkdir(parents=True)
    assert only(course.root).status == NOT_GRADED
    assert not (course.root / "gradebook.db").exists()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: sqlite3.connect(path, isolation_level="EXCLUSIVE"), "database is locked"),
        (lambda path: path.write_text("no database" * 200), "file is not a database"),
        (
            lambda path: sqlite3.connect(path).execute("ALTER TABLE grade DROP extra_credit"),
            "no such column",
        ),
    ],
    ids=["locked", "damaged", "other version"],
)
def test_a_gradebook_that_cannot_be_read(course, spoil, message):
    config = course_config(course.root)
    config.CourseDirectory.db_url = f"{course.url}?timeout=0.1"
    with contextlib.ExitStack() as stack:
        holder = spoil(course.root / "gradebook.db")
        if message == "database is locked":
            holder.execute("BEGIN EXCLUSIVE")
            stack.callback(holder.close)
        with pytest.raises(CommandError, match=f"gradebook.db.* cannot be read: {message}"):
            read_class(config, course.root)


def test_nothing_is_changed(course):
    course.graded("ada", LESSON, RIGHT)
    course.save()
    before = {path: path.read_bytes() for path in course.root.rglob("*") if path.is_file()}
    submissions(course.root)
    shutil.rmtree(course.root / "__pycache__", ignore_errors=True)
    assert before == {path: path.read_bytes() for path in course.root.rglob("*") if path.is_file()}

"""A lesson goes to a student and back through an exchange folder; what both then see."""

import csv
import getpass

import pytest
from broken import ALL_POINTS
from classroom import LESSON, LESSONS, as_bytes, solved

pytestmark = pytest.mark.thorough

STUDENT = getpass.getuser()  # nbgrader knows students by their login
SCORE = f"{ALL_POINTS}.0 / {ALL_POINTS}.0"


@pytest.fixture(scope="module")
def course(make_class, tmp_path_factory):
    """The instructor's course after a whole round; ``desk`` is the student's own folder."""
    course, student = (
        make_class(f'c.Exchange.cache = "{tmp_path_factory.mktemp("cache")}"\n') for _ in range(2)
    )
    exchange = str(course.root / "exchange")  # where the course has it by default
    course.desk = student.root / LESSON

    def step(who, *words):
        result = who.run(*words, BACKPROP_EXCHANGE=exchange)
        assert result.returncode == 0, (words, result.stderr)

    step(course, "grader", "build")
    step(course, "nbgrader", "release_assignment", LESSON)
    step(student, "nbgrader", "fetch_assignment", LESSON)
    course.fetched = (course.desk / f"{LESSON}.ipynb").read_bytes()
    (course.desk / f"{LESSON}.ipynb").write_bytes(as_bytes(solved()))
    step(student, "nbgrader", "submit", LESSON)
    step(course, "nbgrader", "collect", LESSON)
    step(course, "grader", "autograde", LESSON)
    step(course, "nbgrader", "generate_feedback", LESSON)
    step(course, "nbgrader", "release_feedback", LESSON)
    step(student, "nbgrader", "fetch_feedback", LESSON)
    step(course, "nbgrader", "export")
    return course


def test_the_student_gets_the_lesson_as_it_was_built(course):
    assert course.fetched == (course.root / "lessons" / LESSON / f"{LESSON}.ipynb").read_bytes()


def test_the_exported_table_has_the_score_and_when_it_was_handed_in(course):
    with (course.root / "grades.csv").open() as file:
        rows = {(row["student_id"], row["assignment"]): row for row in csv.DictReader(file)}
    row = rows[STUDENT, LESSON]
    assert (float(row["score"]), float(row["max_score"])) == (ALL_POINTS, ALL_POINTS)
    (handed_in,) = course.root.glob(f"submitted/*/{LESSON}/timestamp.txt")
    assert row["timestamp"] in handed_in.read_text()


@pytest.mark.browser
def test_the_student_reads_the_score_in_the_feedback(course, chromium, tmp_path):
    (feedback,) = course.desk.glob("feedback/*/*.html")

    def look(page):
        page.goto(feedback.as_uri())
        page.screenshot(path=tmp_path / "feedback.png")
        assert f"{LESSON} (Score: {SCORE})" in page.locator("body").inner_text()
        assert page.get_by_text("✓ right").count() == 8  # one for each graded cell

    chromium(look)


@pytest.mark.browser
def test_formgrader_lists_the_lessons_and_the_submission_with_its_score(
    course, formgrader, chromium, tmp_path
):
    def look(page):
        frame = formgrader(course, page)
        for other in LESSONS:
            assert frame.get_by_role("row").filter(has_text=other).count() == 1
        page.screenshot(path=tmp_path / "lessons.png")

        row = frame.get_by_role("row").filter(has_text=LESSON)
        row.get_by_role("link", name="1", exact=True).click()  # the number of submissions
        submission = frame.get_by_role("row").filter(has_text=STUDENT)
        submission.get_by_text("graded").wait_for(timeout=60_000)
        assert f"{ALL_POINTS} / {ALL_POINTS}" in submission.inner_text()
        page.screenshot(path=tmp_path / "submissions.png")

    chromium(look)


@pytest.mark.browser
def test_formgrader_can_release_lessons_from_the_beginning(
    make_class, formgrader, chromium, tmp_path
):
    def look(page):
        frame = formgrader(make_class(), page)
        page.screenshot(path=tmp_path / "new.png")
        assert "could not be created" not in frame.locator("body").inner_text()

    chromium(look)

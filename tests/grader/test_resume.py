"""Running the same command again: what is finished stays, what is new or changed is graded."""

import os
import shutil
import signal
import time

import pytest
from broken import NAME
from classroom import LESSON, answered, solved

# How nbgrader adds rows; the command keeps silent about it, but pytest listens.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type")

STUDENTS = ("anna", "ben", "carla")


@pytest.fixture(scope="module")
def graded_class(make_class):
    """Three students, graded. Their notebooks are empty files, which takes no kernel."""
    course = make_class()
    for student in STUDENTS:
        course.hand_in(student, b"")
    course.autograde()
    return course


@pytest.fixture
def course(make_class, graded_class):
    """A copy of it."""
    course = make_class()
    shutil.copytree(graded_class.root, course.root, dirs_exist_ok=True)
    return course


def saved(course):
    """When each verdict was saved, by student."""
    files = course.root.glob(f"verdicts/{LESSON}/*/verdict.json")
    return {path.parent.name: path.stat().st_mtime_ns for path in files}


def graded_by(action, course):
    """The students whose verdict is a new one afterwards."""
    before = saved(course)
    action()
    after = saved(course)
    return {student for student in after if after[student] != before.get(student)}


def a_right_notebook(course):
    course.hand_in("ben", solved())


def another_file(course):
    (course.folder("ben") / "data.csv").write_text("1,2\n")


def a_later_timestamp(course):
    (course.folder("ben") / "timestamp.txt").write_text("2026-11-24 10:00:00 UTC")


def a_deleted_notebook(course):
    (course.folder("ben") / NAME).unlink()


def a_link_for_the_notebook(course):
    (course.folder("ben") / NAME).unlink()
    (course.folder("ben") / NAME).symlink_to(course.folder("anna") / NAME)


CHANGES = (
    a_right_notebook,
    another_file,
    a_later_timestamp,
    a_deleted_notebook,
    a_link_for_the_notebook,
)


def test_what_has_not_changed_is_not_graded_again(course, grader):
    assert graded_by(lambda: grader(course, "autograde", LESSON), course) == set()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_only_the_submission_that_has_changed_is_graded_again(course, grader, change):
    change(course)
    assert graded_by(lambda: grader(course, "autograde", LESSON), course) == {"ben"}


def test_a_link_in_the_place_of_a_missing_notebook_is_noticed(course, grader):
    a_deleted_notebook(course)
    grader(course, "autograde", LESSON)
    (course.folder("ben") / NAME).symlink_to(course.folder("anna") / NAME)
    assert graded_by(lambda: grader(course, "autograde", LESSON), course) == {"ben"}


def test_a_changed_source_means_grading_all_again(course, grader):
    source = course.root / "source" / LESSON / NAME
    source.write_text(source.read_text().replace('"points": 3', '"points": 5'))
    assert graded_by(lambda: grader(course, "autograde", LESSON), course) == set(STUDENTS)


def test_a_deleted_gradebook_is_filled_again(course, grader):
    """Else the table would show scores that nbgrader's export and feedback do not know."""
    (course.root / "gradebook.db").unlink()
    assert graded_by(lambda: grader(course, "autograde", LESSON), course) == set(STUDENTS)


@pytest.mark.parametrize(
    ("options", "graded"),
    [
        (["--force"], set(STUDENTS)),
        (["--force", "--student", "ben"], {"ben"}),
        (["--student", "ben"], set()),
    ],
    ids=["--force", "--force --student ben", "--student ben"],
)
def test_the_options_mean_what_they_say(course, grader, options, graded):
    assert graded_by(lambda: grader(course, "autograde", LESSON, *options), course) == graded


def test_one_student_is_the_only_one_who_is_listed(course, grader):
    listed = grader(course, "autograde", LESSON, "--student", "ben").out
    assert [student for student in STUDENTS if student in listed] == ["ben"]
    assert "1 submission: 1 unreadable." in listed


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(signal.SIGKILL, id="SIGKILL", marks=pytest.mark.thorough),
        pytest.param(signal.SIGINT, id="SIGINT"),
    ],
)
def test_after_an_interruption_the_same_command_goes_on(make_class, how):
    course = make_class()
    slow = answered({"try_loss": "import time\ntime.sleep(6)"})
    for student in STUDENTS:
        course.hand_in(student, slow if student == "ben" else b"")
    process = course.start("grader", "autograde", LESSON)
    assert process.stderr.readline().startswith("1/3 anna")
    time.sleep(2.5)  # ben's slow cell is running
    # Ctrl-C reaches the kernel too; a kill does not.
    os.killpg(process.pid, how) if how == signal.SIGINT else process.kill()
    printed, complaint = process.communicate(timeout=600)
    assert saved(course).keys() in ({"anna"}, {"anna", "carla"})  # others need not wait for ben
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert "run the same command to go on" in printed

    before = saved(course)["anna"]
    verdicts = course.autograde()
    assert [verdicts[student]["score"] for student in STUDENTS] == [0, 20, 0]
    assert saved(course)["anna"] == before
    assert "Traceback" not in complaint


def test_an_assignment_that_does_not_exist_is_named_with_those_that_do(course, grader):
    result = grader(course, "autograde", "01_lose")
    assert result.code == 2
    assert_one_sentence(result.err, '"01_lose"', LESSON)


def test_a_student_who_does_not_exist_is_named(course, grader):
    result = grader(course, "autograde", LESSON, "--student", "bne")
    assert result.code == 2
    assert_one_sentence(result.err, "bne")


@pytest.mark.parametrize("command", [["autograde", LESSON], ["build"], ["demo"]], ids=" ".join)
def test_a_folder_that_is_not_a_course_is_named(grader, course, command):
    result = grader(course, *command, folder=course.root / "source")
    assert result.code == 2
    assert_one_sentence(result.err, str(course.root / "source"), "is not a course")


def test_a_mistake_in_the_configuration_is_named_by_its_line(course, grader):
    with (course.root / "nbgrader_config.py").open("a") as config:
        config.write("c.Exchange.root = (\n")
    result = grader(course, "autograde", LESSON)
    assert result.code == 2
    assert_one_sentence(result.err, "nbgrader_config.py", "line")


@pytest.mark.parametrize("command", [["autograde", LESSON], ["build"]], ids=" ".join)
def test_the_environment_need_not_be_active(make_class, grader, command):
    """nbgrader calls alembic by name to make a gradebook."""
    course = make_class()
    (course.root / "gradebook.db").unlink()
    assert grader(course, *command, path="/usr/bin:/bin").code == 0


def test_a_gradebook_that_is_none_is_named(course, grader):
    (course.root / "gradebook.db").write_text("not a database")
    result = grader(course, "autograde", LESSON)
    assert result.code == 2
    assert_one_sentence(result.err, "gradebook.db")


def assert_one_sentence(message, *words):
    """It says this and no more, without a stack of frames."""
    assert "raceback" not in message
    assert len(message.strip().splitlines()) == 1
    for word in words:
        assert word in message

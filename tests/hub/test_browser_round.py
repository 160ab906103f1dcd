"""The whole round in the browser: release, fetch, answer, hand in, collect, grade, feedback."""

import csv
import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from in_lab import VALIDATE, begin_all, drag, run_all

from backprop.phases import STEPS

pytestmark = pytest.mark.hub

LESSON, QUIZ = "01_loss", "05_forward_or_backward"
LOSS = "return np.sum((A - T) ** 2) / (2 * len(A))"
GRADIENT = "return (A - T) / len(A)"
NUMERICAL = """h = 1e-5
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient"""
NOT_DIVIDED = "return A - T"  # emmy's
MISTAKE = "sum over the samples instead of their mean"
COMMENT = "Well done, Emmy: now divide by the number of samples."


class Formgrader:
    """The instructor's Formgrader, in its frame in JupyterLab."""

    def __init__(self, instructor):
        self.person = instructor
        instructor.menu("Nbgrader", "Formgrader")
        self.frame = instructor.page.frame_locator("iframe")
        self.row(LESSON).wait_for(timeout=60_000)

    def row(self, text):
        return self.frame.get_by_role("row").filter(has_text=text)

    def press(self, text, button, stop):
        """Presses a button in this row and waits for success; returns the log."""
        link = self.row(text).locator(f".{button} a")
        link.click(timeout=60_000)
        self.frame.get_by_role("heading", name="Success").wait_for(timeout=60_000)
        self.person.page.wait_for_timeout(500)  # it is faded in
        self.person.shot(stop)
        dialog = self.frame.get_by_role("dialog")
        log = dialog.inner_text()
        dialog.get_by_role("button", name="OK").click()
        dialog.wait_for(state="hidden")
        return log

    def assignments(self):
        self.frame.get_by_role("link", name="Manage Assignments").first.click()
        self.row(LESSON).wait_for(timeout=60_000)

    def comment(self, student, text):
        """Opens the student's submission from the list and comments on its first graded cell."""
        page = self.person.page
        self.row(student).locator(".student-name a").click()
        self.row(LESSON).get_by_role("link").first.click(timeout=60_000)
        # Before the field has its placeholder, what is written into it is not saved.
        field = self.frame.locator(".comment[placeholder]").first
        field.wait_for(timeout=60_000)
        field.fill(text)
        field.press("Tab")
        self.frame.locator(".comment-saved").first.wait_for(timeout=60_000)
        page.wait_for_timeout(300)
        self.person.shot("comment")
        self.frame.get_by_role("link", name="Manual Grading").click()

    def set_due_date(self, lesson, when):
        self.row(lesson).locator(".edit a").click()
        dialog = self.frame.get_by_role("dialog")
        dialog.locator(".modal-duedate").fill(f"{when:%Y-%m-%dT%H:%M:%S}")
        dialog.locator(".modal-timezone").fill("+0000")
        self.person.page.wait_for_timeout(500)
        self.person.shot("due-date")
        dialog.get_by_role("button", name="Save").click()
        dialog.wait_for(state="hidden")
        self.row(lesson).locator(".duedate").filter(has_text=str(when.year)).wait_for()


class AssignmentList:
    """A student's list, in a tab of JupyterLab."""

    def __init__(self, student):
        self.student, self.page = student, student.page
        student.menu("Nbgrader", "Assignment List")

    def item(self, kind, lesson):
        """The lesson's line among the ``released``, ``fetched`` or ``submitted`` ones."""
        return self.page.locator(f"#{kind}_assignments_list > .list_item").filter(has_text=lesson)

    def fetch_and_open(self, lesson):
        self.item("released", lesson).get_by_role("button", name="Fetch").click(timeout=60_000)
        fetched = self.item("fetched", lesson)
        fetched.locator(".assignment-notebooks-link").click(timeout=60_000)
        self.student.shot(f"fetched-{lesson}")
        fetched.locator(".nested_list_item a").click()
        # Not the kernel of a lesson that was opened before: until this is idle nothing can be run.
        opened = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        opened.locator("[data-status=idle]").wait_for(timeout=60_000)
        self.page.get_by_text("(ipykernel) | Idle").wait_for(timeout=60_000)

    def submit(self, lesson):
        self.page.locator(".lm-TabBar-tab", has_text="Assignments").click()
        self.item("fetched", lesson).get_by_role("button", name="Submit").click()
        self.item("submitted", lesson).wait_for(timeout=60_000)
        self.student.shot(f"submitted-{lesson}")

    def feedback(self, lesson):
        """The text of the feedback that the student opens in JupyterLab."""
        self.page.locator(".lm-TabBar-tab", has_text="Assignments").click()
        item = self.item("submitted", lesson)
        item.get_by_role("button", name="Fetch Feedback").click()
        item.get_by_text("(view feedback)").click(timeout=60_000)
        self.page.locator(".jp-DirListing-item", has_text=f"{lesson}.html").dblclick()
        body = self.page.frame_locator(".jp-HTMLViewer iframe").locator("body")
        body.get_by_text("Score:").first.wait_for(timeout=60_000)  # it is empty for a moment
        text = body.inner_text()
        self.student.shot(f"feedback-{lesson}")
        return text


def write(page, start, code):
    """Types the code at the end of the cell that starts with ``start``."""
    page.locator(".jp-CodeCell", has_text=start).first.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(code)


def answer(page, number, fill):
    question = page.locator(".bp-question").nth(number)
    question.wait_for(timeout=60_000)
    fill(question)
    question.get_by_role("button", name="Answer").click()
    question.get_by_text("✓ right").wait_for()


def save(page):
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1000)


def answer_lesson(student):
    """All exercises by typing, both questions in their widgets."""
    page = student.page
    write(page, "def mean_squared_error(A", LOSS)
    write(page, "def mean_squared_error_gradient(A", GRADIENT)
    write(page, "def numerical_gradient(f", NUMERICAL)
    begin_all(page)
    answer(page, 0, lambda question: question.get_by_role("textbox").fill("weights"))
    begin_all(page)
    answer(page, 1, lambda question: question.get_by_label("yes").check())
    run_all(page)
    save(page)
    student.shot("answered")
    page.locator(VALIDATE).click()
    page.get_by_text("Success! Your notebook passes all the tests.").wait_for(timeout=60_000)
    student.shot("validated")
    page.locator(".jp-Dialog .jp-mod-accept").click()


def answer_quiz(student):
    """Each card dragged into its box."""
    page = student.page
    begin_all(page)
    quiz = page.locator(".bp-sort")
    quiz.wait_for(timeout=60_000)
    for step in STEPS:
        card = quiz.locator(f'.bp-card[data-card="{step.name}"]')
        card.scroll_into_view_if_needed()
        drag(page, card, quiz.locator(f'.bp-box[data-box="{step.box}"] ul'))
    quiz.get_by_role("button", name="Check my boxes").click()
    quiz.get_by_text("6 of 6 are right.").wait_for()
    save(page)
    student.shot("sorted")


def in_a_terminal(person, command, result):
    """Types the command into a terminal of JupyterLab and waits for the file ``result``."""
    person.menu("File", "New")
    person.page.locator(".lm-Menu-content").get_by_text("Terminal", exact=True).click()
    person.page.locator(".jp-Terminal .xterm-screen").click()
    person.page.wait_for_timeout(1000)
    person.page.keyboard.type(f"{command}\n")
    end = time.monotonic() + 60
    while not result.exists():
        assert time.monotonic() < end, f"{command} made no {result.name}"
        time.sleep(0.2)
    person.page.wait_for_timeout(500)
    person.shot(f"terminal-{result.name}")


@pytest.mark.browser
def test_the_round(hub, log_in):
    course = hub.home("instructor") / "course"
    ada_id, emmy_id = hub.name("ada"), hub.name("emmy")
    instructor = log_in("instructor")
    formgrader = Formgrader(instructor)
    for lesson in (LESSON, QUIZ):
        formgrader.press(lesson, "assign", f"generated-{lesson}")
        formgrader.press(lesson, "release", f"released-{lesson}")

    ada = log_in("ada")
    adas_list = AssignmentList(ada)
    adas_list.fetch_and_open(LESSON)
    answer_lesson(ada)
    adas_list.submit(LESSON)
    adas_list.fetch_and_open(QUIZ)
    answer_quiz(ada)
    adas_list.submit(QUIZ)

    due = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=1)
    formgrader.set_due_date(LESSON, due)

    emmy = log_in("emmy")
    emmys_list = AssignmentList(emmy)
    emmys_list.fetch_and_open(LESSON)
    write(emmy.page, "def mean_squared_error(A", LOSS)
    write(emmy.page, "def mean_squared_error_gradient(A", NOT_DIVIDED)
    begin_all(emmy.page)
    emmy.page.get_by_text(MISTAKE).first.wait_for(timeout=60_000)
    save(emmy.page)
    emmy.page.get_by_text(MISTAKE).first.scroll_into_view_if_needed()
    emmy.shot("wrong")
    emmys_list.submit(LESSON)

    collected = formgrader.press(LESSON, "collect", "collected")
    assert "Collecting submission" in collected
    formgrader.press(QUIZ, "collect", "collected-quiz")
    formgrader.row(LESSON).locator(".num-submissions a").click()
    for student in (ada_id, emmy_id):
        formgrader.press(student, "autograde", f"autograded-{student[-4:]}")
        formgrader.row(student).get_by_text("graded").wait_for(timeout=60_000)
        audit = course / "verdicts" / LESSON / student / f"{LESSON}.audit.json"
        assert json.loads(audit.read_text())["sandbox"] is True
    assert "20 / 20" in formgrader.row(ada_id).inner_text()
    instructor.shot("submissions")

    formgrader.comment(emmy_id, COMMENT)
    formgrader.assignments()
    formgrader.press(LESSON, "generate-feedback", "feedback-generated")
    formgrader.press(LESSON, "release-feedback", "feedback-released")

    in_a_terminal(
        instructor,
        f"cd ~/course && grader autograde {QUIZ} && nbgrader export",
        course / "grades.csv",
    )
    with (course / "grades.csv").open(newline="") as file:
        rows = {(row["student_id"], row["assignment"]): row for row in csv.DictReader(file)}
    assert float(rows[ada_id, LESSON]["score"]) == 20
    assert float(rows[ada_id, QUIZ]["score"]) == 6
    assert 0 < float(rows[emmy_id, LESSON]["score"]) < 20
    due_date = str(due.replace(tzinfo=None))
    assert rows[ada_id, LESSON]["timestamp"] < due_date < rows[emmy_id, LESSON]["timestamp"]

    adas, emmys = adas_list.feedback(LESSON), emmys_list.feedback(LESSON)
    assert "Score: 20.0 / 20.0" in adas
    assert MISTAKE in emmys
    assert COMMENT in emmys
    assert COMMENT not in adas
    assert MISTAKE not in adas

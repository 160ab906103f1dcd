"""The Autograde button of Formgrader grades in the sandbox, too."""

import json

import pytest
from broken import ALL_POINTS
from classroom import LESSON, answered, solved

HOSTILE = """
import os, socket

for action in (lambda: open("{course}/escaped", "w"), lambda: open("{course}/grading_secret"),
               lambda: os.listdir("{course}"), lambda: os.kill(os.getppid(), 9),
               lambda: socket.create_connection(("127.0.0.1", {port}), 1)):
    try:
        action()
        print("ESCAPED")
    except OSError as refused:
        print(refused)

def mean_squared_error_gradient(A, T):
    class Agreeable(np.ndarray):
        def __eq__(self, other):
            return True
    return A.view(Agreeable)
"""


@pytest.mark.browser
def test_the_autograde_button_grades_hostile_and_honest_submissions_in_the_sandbox(
    make_class, formgrader, chromium, tmp_path
):
    course = make_class()
    course.hand_in("honest", solved())

    def look(page):
        frame = formgrader(course, page)
        port = page.url.split(":")[2].split("/")[0]
        attack = HOSTILE.format(course=course.root, port=port)
        course.hand_in("hostile", answered({"mean_squared_error_gradient": attack}))
        course.run("nbgrader", "generate_assignment", LESSON)
        page.reload()
        frame = page.frame_locator("iframe")
        lesson = frame.get_by_role("row").filter(has_text=LESSON)
        lesson.get_by_role("link", name="2", exact=True).click(timeout=60_000)
        for student in ("hostile", "honest"):
            row = frame.get_by_role("row").filter(has_text=student)
            row.locator(".autograde a").click()
            frame.get_by_role("heading", name="Success").wait_for(timeout=60_000)
            page.screenshot(path=tmp_path / f"{student}.png")
            frame.get_by_role("dialog").get_by_role("button", name="OK").click()
            row.get_by_text("graded").wait_for(timeout=60_000)
        page.screenshot(path=tmp_path / "both.png")
        for student, points in {"hostile": ALL_POINTS - 6, "honest": ALL_POINTS}.items():
            row = frame.get_by_role("row").filter(has_text=student)
            assert f"{points} / {ALL_POINTS}" in row.inner_text()

    chromium(look)
    assert not (course.root / "escaped").exists()
    assert "ESCAPED\\n" not in json.dumps(course.autograded("hostile"))
    for student in ("hostile", "honest"):
        audit = course.root / "verdicts" / LESSON / student / f"{LESSON}.audit.json"
        assert json.loads(audit.read_text())["sandbox"] is True

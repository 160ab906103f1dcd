"""What a hostile notebook puts out, looked at in a browser: nothing of it runs."""

import pytest
from classroom import LESSON

STUDENTS = ("script_in_outputs", "<img src=x onerror=document.title=1>")
HARMLESS = (":", "http:", "https:", "file:", "about:")  # the first: it leads nowhere
LINKS = "[...document.querySelectorAll('a')].map(a => a.protocol)"
RUNNING = "document.querySelectorAll('[onerror],[onclick],[onload],iframe,object,embed').length"


@pytest.mark.browser
@pytest.mark.parametrize("student", STUDENTS)
def test_nothing_runs_in_the_feedback(hostile, chromium, tmp_path, student):
    course = hostile.ours.course
    done = course.run("nbgrader", "generate_feedback", LESSON, f"--student={student}")
    assert done.returncode == 0, done.stderr
    page_file = course.root / "feedback" / student / LESSON / f"{LESSON}.html"

    def look(page):
        asked = []
        page.on("dialog", lambda dialog: asked.append(dialog.message) or dialog.dismiss())
        page.goto(page_file.as_uri())
        page.screenshot(path=tmp_path / "feedback.png", full_page=True)
        assert page.title() == LESSON
        assert page.evaluate(RUNNING) == 0
        assert set(page.evaluate(LINKS)) <= set(HARMLESS)
        for link in page.locator("a").all():
            if "javascript" in (link.get_attribute("href") or ""):
                link.click()
        assert asked == []
        assert page.get_by_text("✓ right").count() > 5

    chromium(look)

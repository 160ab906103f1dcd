"""Each lesson in JupyterLab, as a student who has solved it sees it."""

import nbformat
import pytest
from in_lab import ERROR, VALIDATE, run_all

LESSONS = (
    "00_welcome",
    "01_loss",
    "02_output_layer_gradients",
    "03_hidden_layer_error_signal",
    "04_weight_update",
    "05_forward_or_backward",
)


@pytest.mark.browser
@pytest.mark.parametrize("lesson", LESSONS)
def test_the_solution_runs_without_an_error_and_validates(solutions_lab, page, lesson):
    solutions_lab.open(page, f"/workspaces/{lesson}/tree/{lesson}/{lesson}.ipynb")
    run_all(page)
    solved = nbformat.read(solutions_lab.folder / lesson / f"{lesson}.ipynb", as_version=4)
    checks = [cell for cell in solved.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    verdicts = page.locator(".jp-OutputArea-output:not(:has(.bp))")  # a quiz reacts too
    assert verdicts.filter(has_text="✓ right").count() == len(checks)
    assert verdicts.filter(has_text="✗ not yet").count() == 0
    assert page.locator(".bp", has_text="✗ not yet").count() == 0
    assert page.locator(ERROR).count() == 0
    assert page.locator(".jp-OutputArea-output", has_text="It cannot yet").count() == 0

    page.locator(VALIDATE).click()
    dialog = page.locator(".jp-Dialog")
    dialog.get_by_text("Validation Results").wait_for(timeout=60_000)
    assert "Success! Your notebook passes all the tests." in dialog.inner_text()


@pytest.mark.browser
def test_every_picture_has_a_text_alternative_and_fits(solutions_lab, page):
    solutions_lab.open(page, "/workspaces/pictures/tree/01_loss/01_loss.ipynb")
    run_all(page)
    pictures = page.locator(".jp-OutputArea-output svg")
    assert pictures.count() >= 4
    for i in range(pictures.count()):
        picture = pictures.nth(i)
        assert picture.get_attribute("role") == "img"
        assert len(picture.get_attribute("aria-label")) > 20
        box, room = picture.bounding_box(), page.locator(".jp-Notebook").bounding_box()
        assert box["x"] + box["width"] <= room["x"] + room["width"]


@pytest.mark.browser
def test_make_lab_opens_the_welcome_lesson_and_nothing_that_a_student_does_not_need(
    lessons_lab, page
):
    lessons_lab.open(page, lessons_lab.front)
    page.get_by_role("heading", name="Welcome").wait_for()
    page.locator(VALIDATE).wait_for()
    page.wait_for_timeout(1500)  # pop-ups come late
    text = page.locator("body").inner_text()
    assert "Would you like to get notified" not in text
    assert page.locator(".Toastify__toast").count() == 0
    page.get_by_role("menuitem", name="Nbgrader").click()
    menu = page.locator(".lm-Menu-content").inner_text()
    assert "Formgrader" not in menu
    assert "Assignment List" not in menu


@pytest.mark.browser
def test_an_untouched_check_shows_a_hint_and_no_stack_of_frames(lessons_lab, page):
    lessons_lab.open(page, "/workspaces/hint/tree/00_welcome/00_welcome.ipynb")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    failed = page.locator(ERROR)
    failed.first.wait_for(timeout=60_000)
    assert failed.count() == 1
    assert len(failed.inner_text().strip().splitlines()) == 1
    assert "Traceback" not in page.locator(".jp-Notebook").inner_text()
    card = page.locator(".jp-OutputArea-output", has_text="✗ not yet")
    assert "returns nothing" in card.first.inner_text()

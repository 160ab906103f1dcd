"""Each lesson in JupyterLab, as a student who has solved it sees it."""

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from classroom import LESSONS
from in_lab import ERROR, VALIDATE, choose_theme, run_all

EXAMPLE = "02_output_layer_gradients"  # it has a stepper, figures, questions and checks


@pytest.fixture(
    scope="module",
    params=[
        lesson if lesson == EXAMPLE else pytest.param(lesson, marks=pytest.mark.thorough)
        for lesson in LESSONS
    ],
)
def solved(request, solutions_lab, chromium):
    """(the lesson, a page in which all cells of its solution have been run)."""
    lesson = request.param
    page = chromium.new_page(viewport={"width": 1200, "height": 1000})
    solutions_lab.open(page, f"/workspaces/{lesson}/tree/{lesson}/{lesson}.ipynb")
    run_all(page)
    yield lesson, page
    page.close()


@pytest.mark.browser
def test_the_solution_runs_without_an_error(solved, solutions_lab):
    lesson, page = solved
    notebook = nbformat.read(solutions_lab.folder / lesson / f"{lesson}.ipynb", as_version=4)
    checks = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    verdicts = page.locator(".jp-OutputArea-output:not(:has(.bp))")  # a quiz reacts too
    assert verdicts.filter(has_text="✓ right").count() == len(checks)
    assert verdicts.filter(has_text="✗ not yet").count() == 0
    assert page.locator(".bp", has_text="✗ not yet").count() == 0
    assert page.locator(ERROR).count() == 0
    assert page.locator(".bp-problem:visible").count() == 0
    assert page.locator(".jp-OutputArea-output", has_text="It cannot yet").count() == 0


@pytest.mark.browser
def test_every_widget_and_picture_fits_and_pictures_have_text_alternatives(solved):
    _, page = solved
    room = page.locator(".jp-Notebook").bounding_box()
    for drawn in page.locator(".bp, figure:visible").all():
        box = drawn.bounding_box()
        assert box["x"] + box["width"] <= room["x"] + room["width"]
    for picture in page.locator("figure:visible svg").all():
        assert picture.get_attribute("role") == "img"
        assert len(picture.get_attribute("aria-label")) > 20


@pytest.mark.browser
def test_the_steppers_show_the_students_numbers_and_none_is_marked(solved):
    lesson, page = solved
    steppers = page.locator(".bp-stepper")
    expected = {"02_output_layer_gradients": 1, "03_hidden_layer_error_signal": 2}
    assert steppers.count() == expected.get(lesson, 0)
    for stepper in steppers.all():
        assert stepper.locator(".bp-first-wrong").is_hidden()
        walk = stepper.get_by_role("slider", name="Step of the cycle")
        walk.fill(walk.get_attribute("max"))
        assert "lower than" in stepper.locator(".bp-formulas").inner_text()


@pytest.mark.browser
def test_everything_that_we_draw_is_accessible(solved):
    """axe-core, in both themes, with everything unfolded."""
    _, page = solved
    for summary in page.locator(".bp summary").all():
        if summary.locator("xpath=..").get_attribute("open") is None:
            summary.click()
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        choose_theme(page, theme)
        found = Axe().run(page, context={"include": [[".jp-OutputArea-output"]]})
        assert found.violations_count == 0, f"{theme}: {found.generate_report()}"


@pytest.mark.browser
def test_the_solution_validates(solved):
    _, page = solved
    page.locator(VALIDATE).click()
    dialog = page.locator(".jp-Dialog")
    dialog.get_by_text("Validation Results").wait_for(timeout=60_000)
    assert "Success! Your notebook passes all the tests." in dialog.inner_text()


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

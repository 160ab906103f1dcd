"""axe-core on what every lesson shows beneath its cells, in JupyterLab's light and dark theme."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from classroom import LESSONS
from in_lab import choose_theme, run_all


@pytest.mark.browser
@pytest.mark.parametrize("lesson", LESSONS)
def test_nothing_that_we_draw_keeps_anybody_out(solutions_lab, page, lesson):
    solutions_lab.open(page, f"/workspaces/axe-{lesson}/tree/{lesson}/{lesson}.ipynb")
    run_all(page)
    for summary in page.locator(".bp summary").all():
        if summary.locator("xpath=..").get_attribute("open") is None:
            summary.click()
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        choose_theme(page, theme)
        found = Axe().run(page, context={"include": [[".jp-OutputArea-output"]]})
        assert found.violations_count == 0, f"{theme}: {found.generate_report()}"

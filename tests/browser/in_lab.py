"""What a student does in JupyterLab, for tests."""

VALIDATE = ".jp-ToolbarButtonComponent-label:text-is('Validate')"
# JupyterLab shows errors and what is written to stderr alike.
ERROR = '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]'


def run_all(page):
    """Menu Run > Run All Cells; done when the last code cell has its number."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.wait_for_function(
        """() => {
            const cells = [...document.querySelectorAll(".jp-Notebook .jp-CodeCell")];
            const done = (cell) => /\\d/.test(cell.querySelector(".jp-InputPrompt").textContent);
            return cells.length && cells.every(done);
        }""",
        timeout=60_000,
    )

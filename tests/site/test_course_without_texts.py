"""A course that says nothing about its web pages."""

import nbformat

from grader.site import make_site


def test_it_has_pages_too(tmp_path):
    (tmp_path / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.course_id = "sums"\n'
    )
    cells = [nbformat.v4.new_markdown_cell("# Adding"), nbformat.v4.new_code_cell("print(20 + 22)")]
    for folder in ("lessons", "solutions"):
        path = tmp_path / folder / "adding" / "adding.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    lesson, index = make_site(tmp_path, tmp_path / "site")
    assert "42" in lesson.read_text()
    assert "<h1>sums</h1>" in index.read_text()
    assert '<a href="adding.html">Adding</a>' in index.read_text()

"""What a kernel put out is shown as what it is, and runs nowhere."""

import base64

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from grader.preprocessors import CleanOutputs

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(20)).decode()


def cleaned(*outputs):
    notebook = new_notebook(cells=[new_code_cell("x", outputs=list(outputs))])
    CleanOutputs().preprocess(notebook, {})
    return notebook.cells[0].outputs


def shown(**data):
    data = {mime.replace("_", "/"): text for mime, text in data.items()}
    return [output.data for output in cleaned(new_output("display_data", data))]


def test_a_table_a_picture_and_text_stay():
    table = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    assert shown(text_html=table) == [{"text/html": table}]
    assert shown(image_png=PNG + "\n") == [{"image/png": PNG}]
    assert shown(text_plain="a < b") == [{"text/plain": "a < b"}]


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<svg onload=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<p style='background:url(javascript:alert(1))'>x</p>",
        "<b onclick=alert(1)>x</b>",
    ],
)
def test_html_keeps_nothing_that_could_run(html):
    (data,) = shown(text_html=html)
    left = data["text/html"].replace("&lt;", "")
    for word in ("<script", "<img", "<svg", "<iframe", "href", "style", "<b onclick"):
        assert word not in left


@pytest.mark.parametrize("mime", ["application/javascript", "text/markdown", "text/latex"])
def test_other_kinds_are_not_kept(mime):
    assert cleaned(new_output("display_data", {mime: "alert(1)"})) == []


@pytest.mark.parametrize("content", ['x" onerror="alert(1)', "AAAA", PNG[:-2] + "!!"])
def test_a_picture_that_is_none_is_not_kept(content):
    assert shown(image_png=content) == []


def test_pieces_of_a_stream_are_put_together_and_colours_stay():
    pieces = [new_output("stream", name="stdout", text=text) for text in ("a", "\x1b[31mb", "\x00")]
    (output,) = cleaned(*pieces, new_output("stream", name="stderr", text="c"))[:1]
    assert output.text == "a\x1b[31mb"


def test_old_execution_counts_and_tags_are_not_kept():
    note = new_markdown_cell("text", metadata={"tags": ["<b>"]})
    notebook = new_notebook(cells=[new_code_cell("x", execution_count=7), note])
    CleanOutputs().preprocess(notebook, {})
    assert notebook.cells[0].execution_count is None
    assert notebook.cells[1].metadata == {}

"""Text that a student wrote is shown as text, with its formulas, and nothing in it runs."""

import pytest
from nbconvert.filters import markdown2html

from grader.preprocessors.clean_notes import as_html

RUNS = (
    "[x](javascript:alert(1))",
    "[x](JaVa&#115;cript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "[x](vbscript:x) [y](data:text/html,<script>alert(1)</script>)",
    "![x](x){onerror=alert(1)} <img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<a href='javascript:alert(1)' onclick='alert(1)'>x</a>",
    "<p>a&#10;&#10;&#91;x&#93;(javascript:alert(1))</p>",
    "<p>a\n\n\\[x\\](javascript:alert(1))",
    "<pre>\n\n[x](javascript:alert(1))\n\n</pre>",
    "`</code></p>\n\n[x](javascript:alert(1))`",
    "<details open ontoggle=alert(1)>x</details>",
    "<div>\n\n</div>\n<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<style>*{background:url(javascript:alert(1))}</style>",
)


PROTOCOLS = "[...document.querySelectorAll('a')].map(a => a.protocol)"
ELEMENTS = "document.querySelectorAll('script, img, svg, iframe, style, details').length"
ATTRIBUTES = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())"


@pytest.fixture(scope="module")
def in_a_browser(chromium):
    """(protocols of links, elements that do something, attributes), by text.

    nbgrader turns the cell's source into HTML once more; that is what a page gets.
    """
    found = {}

    def look(page):
        for text in RUNS:
            page.set_content(markdown2html(as_html(text)))
            found[text] = [page.evaluate(asked) for asked in (PROTOCOLS, ELEMENTS, ATTRIBUTES)]

    chromium(look)
    return found


@pytest.mark.browser
@pytest.mark.parametrize("text", RUNS)
def test_nothing_that_a_browser_would_run_is_left_when_it_is_shown(in_a_browser, text):
    protocols, elements, attributes = in_a_browser[text]
    assert not {"javascript:", "vbscript:", "data:"} & set(protocols)
    assert elements == 0
    assert not [name for name in attributes if name.startswith("on")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It is **right**.", "<p>It is <strong>right</strong>.</p>"),
        ("$\\frac{1}{n}$ and $a < b$", "$\\frac{1}{n}$ and $a &lt; b$"),
        ("- a\n- b", "<li>a</li>"),
        ("[x](https://localhost/y)", '<a href="https://localhost/y">x</a>'),
    ],
)
def test_what_a_person_writes_looks_as_it_did(text, shown):
    assert shown in markdown2html(as_html(text))

"""A widget's JavaScript is joined from its files: each file once, no top-level name twice."""

import re
from collections import Counter

import pytest

from backprop import widgets
from backprop.widgets.shared import bundle as bundling
from backprop.widgets.shared.bundle import bundle, stylesheet

CLASSES = [getattr(widgets, name) for name in widgets.__all__]
TOP_LEVEL = re.compile(
    r"^(?:export )?(?:default )?(?:async )?(?:function|const|let|class) (\w+)", re.M
)


@pytest.fixture
def files(tmp_path, monkeypatch):
    """``files(name=text, …)``: these files in the place of ours."""
    monkeypatch.setattr(bundling, "WIDGETS", tmp_path)

    def write(texts):
        for name, text in texts.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text)

    return write


def test_imported_files_come_first_and_once_also_from_another_folder(files):
    files(
        {
            "x/a.js": 'import { c } from "../y/c.js";\nimport { b } from "./b.js";\na;\n',
            "x/b.js": 'import { c } from "../y/c.js";\nb;\n',
            "y/c.js": "c;\n",
        }
    )
    assert bundle("x/a.js").split() == ["c;", "b;", "a;"]
    assert bundle("x/a.js", "y/c.js").split() == ["c;", "b;", "a;"]


def test_of_a_library_only_its_name_is_visible(files):
    files(
        {
            "uses.js": 'import Old from "./vendor/old.js";\nOld;\n',
            "vendor/old.js": "module.exports = 100 % 7;",
        }
    )
    assert bundle("uses.js").splitlines() == [
        "const Old = ((module, exports) => {",
        "module.exports = 100 % 7;",
        "return module.exports;",
        "})({ exports: {} }, {});",
        "Old;",
    ]


@pytest.mark.parametrize("widget", CLASSES)
def test_no_import_is_left_and_no_name_is_used_twice(widget):
    text = bundle(widget.javascript, "shared/without_kernel.js")
    assert not re.search(r"^import ", text, re.M)
    names = Counter(TOP_LEVEL.findall(text))
    assert [name for name, count in names.items() if count > 1] == []
    assert len(re.findall(r"^export default", text, re.M)) == 1


@pytest.mark.parametrize("widget", CLASSES)
def test_each_css_variable_that_is_used_is_set_somewhere(widget):
    text = stylesheet(*widget.css) + bundle(widget.javascript)
    used = set(re.findall(r"var\((--bp-[\w-]+)", text))
    assert used <= set(re.findall(r"(--bp-[\w-]+)(?::|\", )", text))

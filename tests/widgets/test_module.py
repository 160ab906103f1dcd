"""A widget's JavaScript is put together from its files: each once, no name twice."""

import re
from collections import Counter

import pytest

from backprop import widgets
from backprop.widgets import module as modules
from backprop.widgets.module import module, stylesheet

CLASSES = [getattr(widgets, name) for name in widgets.__all__]
TOP_LEVEL = re.compile(
    r"^(?:export )?(?:default )?(?:async )?(?:function|const|let|class) (\w+)", re.M
)


def test_neighbours_come_before_those_that_import_them_and_once(tmp_path, monkeypatch):
    monkeypatch.setattr(modules, "HERE", tmp_path)
    (tmp_path / "a.js").write_text('import { c } from "./c.js";\nimport { b } from "./b.js";\na;\n')
    (tmp_path / "b.js").write_text('import { c } from "./c.js";\nb;\n')
    (tmp_path / "c.js").write_text("c;\n")
    assert module("a.js").split() == ["c;", "b;", "a;"]


def test_a_library_is_seen_by_its_name_only(tmp_path, monkeypatch):
    monkeypatch.setattr(modules, "HERE", tmp_path)
    (tmp_path / "uses.js").write_text('import Old from "./old.js";\nOld;\n')
    (tmp_path / "old.js").write_text("module.exports = 100 % 7;")
    assert module("uses.js").splitlines() == [
        "const Old = ((module, exports) => {",
        "module.exports = 100 % 7;",
        "return module.exports;",
        "})({ exports: {} }, {});",
        "Old;",
    ]


@pytest.mark.parametrize("widget", CLASSES)
def test_no_import_is_left_and_no_name_stands_twice(widget):
    text = module(widget.javascript, "still.js")
    assert not re.search(r"^import ", text, re.M)
    names = Counter(TOP_LEVEL.findall(text))
    assert [name for name, count in names.items() if count > 1] == []
    assert len(re.findall(r"^export default", text, re.M)) == 1


@pytest.mark.parametrize("widget", CLASSES)
def test_each_colour_that_is_used_is_set_somewhere(widget):
    text = stylesheet(*widget.css) + module(widget.javascript)
    used = set(re.findall(r"var\((--bp-[\w-]+)", text))
    assert used <= set(re.findall(r"(--bp-[\w-]+)(?:: |\", )", text))

"""One module out of small files."""

from backprop.widgets.module import module


def test_what_is_imported_comes_first_and_once():
    text = module("sort_quiz.js", "still.js")
    assert text.count("export function html(") == 1
    assert text.index("export function html(") < text.index("function render(")
    assert 'from "./' not in text


def test_a_library_is_seen_by_its_name_only():
    text = module("order_quiz.js")
    assert text.count("const Sortable = ((module, exports) => {") == 1
    assert "\n})({ exports: {} }, {});" in text
    assert text.count("export default") == 1

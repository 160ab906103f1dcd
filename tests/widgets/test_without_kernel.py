"""A widget in a notebook or a page without a kernel."""

import base64

import backprop as bp
from backprop.widgets import VanishingSignal
from backprop.widgets.shared.widget import Widget
from backprop.widgets.shared.without_kernel import Placeholder, recorded_answers


def test_a_picture_is_an_image_with_a_text_alternative():
    html = Placeholder('A "red" <square>.', svg="<svg/>").as_html("bp-placeholder-1")
    assert 'alt="A &quot;red&quot; &lt;square&gt;."' in html
    assert base64.b64encode(b"<svg/>").decode() in html
    assert "<script" not in html


def test_no_saved_value_ends_the_script_early():
    state = {"words": "</script><script>alert(1)</script>"}
    html = Placeholder("Words.").as_html("bp-placeholder-1", "stepper/stepper.js", state)
    assert html.count("</script>") == 1


def test_a_picture_leaves_one_sentence_in_the_notebook_and_no_script_where_it_needs_python():
    sentence = "Run the cell above, and those before it, to see the error signal in each layer."
    output = VanishingSignal(bp.backward)._output()
    assert output["text/plain"] == sentence
    assert f"<p>{sentence}</p>" in output["text/html"]
    assert "<script" not in output["text/html"]


def test_a_standalone_page_has_what_python_would_answer(monkeypatch):
    monkeypatch.setattr(Widget, "standalone", True)
    html = VanishingSignal(bp.backward).html_without_kernel()
    assert "recorded_answers" in html
    assert html.count("<script") == 1


def test_recorded_answers_have_keys_as_javascript_joins_the_values():
    recorded = recorded_answers(
        ["name", "push"], "signal", [(("relu", 2.0), 1), (("tanh", 0.5), 2)]
    )
    assert recorded == {
        "settings": ["name", "push"],
        "trait": "signal",
        "answers": {"relu,2": 1, "tanh,0.5": 2},
    }

"""What is left in a notebook where there is no kernel."""

import base64

from backprop.widgets.shared.without_kernel import Still


def test_a_picture_is_an_image_with_its_words_as_the_text_alternative():
    html = Still('A "red" <square>.', svg="<svg/>").as_html("bp-still-1")
    assert 'alt="A &quot;red&quot; &lt;square&gt;."' in html
    assert base64.b64encode(b"<svg/>").decode() in html
    assert "<script" not in html


def test_nothing_in_the_state_ends_the_script_early():
    state = {"words": "</script><script>alert(1)</script>"}
    html = Still("Words.", html="<p>Words.</p>").as_html("bp-still-1", "stepper/stepper.js", state)
    assert html.count("</script>") == 1

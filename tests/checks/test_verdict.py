"""A verdict says the same as text and as HTML, and escapes what came from a student."""

from checks import CheckFailed, Verdict

HOSTILE = "<script>alert('&')</script>"


def test_text_and_html_say_the_same():
    verdict = Verdict(
        False,
        "delta",
        "Wrong shape.",
        (("Case", "1 sample."),),
        code="hello",
        pointer="Look there.",
        look="BackpropStepper()",
    )
    for part in (
        *("delta", "Wrong shape.", "Case", "1 sample.", "hello"),
        *("Where to look", "Look there.", "BackpropStepper()"),
    ):
        assert part in str(verdict)
        assert part in verdict._repr_html_()


def test_right_and_wrong_are_told_by_sign_and_word_not_by_colour_alone():
    assert str(Verdict(True, "delta", "Right.")).startswith("✓")
    assert str(Verdict(False, "delta", "Wrong.")).startswith("✗")
    assert "✓ right" in Verdict(True, "delta", "Right.")._repr_html_()
    assert "✗ not yet" in Verdict(False, "delta", "Wrong.")._repr_html_()


def test_whatever_a_student_wrote_is_escaped():
    rows = (("case", HOSTILE), (HOSTILE, HOSTILE))
    more = {"pointer": HOSTILE, "look": HOSTILE, "table": rows, "misconception": HOSTILE}
    verdict = Verdict(False, HOSTILE, HOSTILE, ((HOSTILE, HOSTILE),), code=HOSTILE, **more)
    assert "<script>" not in verdict._repr_html_()


def test_a_failed_check_is_an_assertion_error_in_one_line():
    failure = CheckFailed(Verdict(False, "delta", "Wrong.", (("Case", "1 sample."),)))
    assert isinstance(failure, AssertionError)
    assert failure._render_traceback_() == ["✗ delta: Wrong."]

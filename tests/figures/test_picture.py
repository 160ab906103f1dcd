"""A figure with its text alternative, and the note instead of a figure."""

from xml.etree import ElementTree

import numpy as np
import pytest
from looks import assert_readable

from backprop.figures.picture import Note, Picture, drawn_with_student_code, new_figure


def draw(alt="A line."):
    figure, axes = new_figure()
    axes.plot([0, 1])
    axes.set(xlabel="x", ylabel="y")
    return Picture(figure, alt)


def test_the_text_alternative_may_contain_any_characters():
    picture = draw('A "line" from <0> & up, it\'s δ.')
    assert_readable(picture)
    html = ElementTree.fromstring(picture.as_html())
    assert html.find("figcaption").text == picture.alt


def test_a_notebook_gets_html_and_a_terminal_the_words():
    shown = draw()._repr_mimebundle_(include=None, exclude=None)
    assert shown["text/plain"] == "A line."
    assert "<svg" in shown["text/html"]


def test_the_same_picture_has_the_same_html():
    assert draw().as_html() == draw().as_html()


def test_several_columns_are_several_axes():
    assert len(new_figure(columns=3)[1]) == 3


def unfinished(A):
    raise NotImplementedError


def exits(A):
    raise SystemExit


def fails(A):
    return A @ np.ones(7)


@pytest.mark.parametrize("function", [unfinished, exits, fails])
def test_a_note_names_the_students_function_that_fails(function):
    @drawn_with_student_code
    def picture(own, other):
        own(np.ones((2, 2)))

    note = picture(function, 3)
    assert isinstance(note, Note)
    assert f"make {function.__name__} pass its check" in repr(note)
    assert function.__name__ in note._repr_html_()


def test_prints_and_warnings_of_the_students_code_are_not_shown(capfd, recwarn):
    @drawn_with_student_code
    def picture(own):
        return own()

    assert picture(lambda: print("here") or np.log(np.zeros(1))) == [-np.inf]
    assert capfd.readouterr() == ("", "")
    assert not recwarn


def test_a_note_may_contain_any_characters():
    assert "a &lt; b" in Note("a < b")._repr_html_()

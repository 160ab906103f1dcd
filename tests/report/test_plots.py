"""The pictures: a text alternative with the same numbers, the page's colours, ids of their own."""

import re

import pytest

from grader.report.plots import difficulty, frequent_mistakes, score_distribution, wrapped
from grader.report.records import GradedCell
from grader.report.statistics import Item, Mistake


@pytest.fixture(scope="module")
def pictures(large):
    lesson = large.summary.lessons[2]
    return {
        "scores": score_distribution(lesson),
        "difficulty": difficulty(lesson),
        "mistakes": frequent_mistakes(large.summary.mistakes),
        "other scores": score_distribution(large.summary.lessons[3]),
    }


def label(svg):
    return re.search(r'<svg role="img" aria-label="([^"]*)"', svg)[1]


def test_their_numbers_are_there_in_words(pictures, large):
    lesson = large.summary.lessons[2]
    assert f"The mean is {lesson.spread.mean:.1f}" in label(pictures["scores"])
    counted = re.findall(r"(\d+) with", label(pictures["scores"]))
    assert sum(map(int, counted)) == len(lesson.scores)
    for item in lesson.items:
        words = (
            f"{item.cell.title} {item.share:.0%} earned, discrimination {item.discrimination:.2f}"
        )
        assert words in label(pictures["difficulty"])
    first = large.summary.mistakes[0]
    assert f"{first.exercise}: {first.name} {first.share:.0%}" in label(pictures["mistakes"])


def test_every_colour_is_one_of_the_pages_so_that_it_follows_light_and_dark(pictures):
    for svg in pictures.values():
        assert not re.findall(r"#[0-9a-f]{6}\b|\brgb\(|white|black", svg, re.I)
        assert "var(--ink)" in svg


def test_no_two_have_an_id_in_common(pictures):
    ids = [set(re.findall(r' id="([^"]+)"', svg)) for svg in pictures.values()]
    assert sum(map(len, ids)) == len(set.union(*ids))
    for svg in pictures.values():
        here = set(re.findall(r' id="([^"]+)"', svg))
        assert set(re.findall(r'(?:href="#|url\(#)([^")]+)', svg)) <= here


def test_one_student_and_everybody_wrong(large):
    lesson = large.summary.lessons[0]
    one_student = lesson._replace(scores=[0.0], spread=lesson.spread._replace(mean=0.0))
    assert "1 with 0 to" in label(score_distribution(one_student))
    cell = GradedCell("a", "a", "test_a", 1.0, "a", None)
    alone = lesson._replace(items=[Item(cell, 1, 0.0, None, "fewer than 10 answers")])
    assert "a 0% earned, discrimination fewer than 10 answers" in label(difficulty(alone))


def test_a_negative_discrimination_is_drawn(large):
    cell = GradedCell("a", "a", "test_a", 1.0, "a", None)
    lesson = large.summary.lessons[0]._replace(items=[Item(cell, 20, 0.5, -0.9, "")])
    assert "discrimination -0.90" in label(difficulty(lesson))


def test_a_name_may_hold_what_matplotlib_or_html_would_read():
    mistake = Mistake("lesson", "a", 'no $\\frac{1}{n}$ <b> & "', 3, 0.5, [])
    svg = frequent_mistakes([mistake])
    assert "&lt;b&gt; &amp; &quot;" in label(svg)
    assert "<b>" not in svg


def test_long_names_take_two_lines_at_most():
    assert wrapped("a name that is so long " * 9).count("\n") == 1

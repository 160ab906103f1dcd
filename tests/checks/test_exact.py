"""Exercises whose results are compared exactly: texts, whole numbers, lists and dicts of these."""

import json

import numpy as np
import pytest

from checks.check import verdict
from checks.course import Course
from checks.exercise import Case, Exercise, Group
from checks.json_values import decode, encode
from checks.misconception import Misconception, Section
from checks.sorting import Ordering

WORDS = (["a", "bb", "c"], ["aa", "b", "cc", "ddd"], ["x", "yy", "zz"])
SECTION = Section("lesson", "cell", "heading")


def course(reference, wrong):
    """A course with one exercise about a list of words, and one known mistake."""
    exercise = Exercise(
        name="exercise",
        lesson="lesson",
        task="",
        outputs=("result",),
        groups={"all": Group(1)},
        draw=lambda rng: (Case(" ".join(words), "words", {"words": words}) for words in WORDS),
        reference=reference,
        exact=True,
    )
    mistake = Misconception("the mistake", wrong, "belief", "nudge", "pointer", SECTION)
    return Course("checks", [exercise], misconceptions=[{"exercise": (mistake,)}])


def joined(words):
    return "".join(words)


def count(words):
    return len(words)


def by_length(words):
    return [[word for word in words if len(word) == n] for n in sorted({*map(len, words)})]


def lengths(words):
    return {word: len(word) for word in words}


@pytest.mark.parametrize(
    ("reference", "wrong"),
    [
        (joined, lambda words: " ".join(words)),
        (count, lambda words: len(words) + 1),
        (lambda words: "a" in words, lambda words: "a" not in words),
        (lengths, lambda words: dict.fromkeys(words, 1)),
        (by_length, lambda words: by_length(words)[::-1]),
        (joined, lambda words: "".join(words) + "\x7f"),
    ],
    ids=["text", "int", "bool", "dict", "list of lists", "invisible character"],
)
def test_a_mistake_is_named_also_after_the_way_out_of_the_sandbox(reference, wrong):
    of_words = course(reference, wrong)
    assert verdict(of_words, "exercise", reference).passed
    assert verdict(of_words, "exercise", wrong).misconception == "the mistake"

    def from_sandbox(words):
        return decode(json.loads(json.dumps(encode(wrong(words)))))

    assert verdict(of_words, "exercise", from_sandbox).misconception == "the mistake"


@pytest.mark.parametrize("error", [KeyError, TypeError, AttributeError, ZeroDivisionError])
def test_a_known_mistake_that_stops_with_an_error_stops_no_check(error):
    def wrong(words):
        raise error

    result = verdict(course(joined, wrong), "exercise", lambda words: words[0])
    assert result.misconception is None
    assert "expected 'abbc', received 'a'" in str(result)


def test_numbers_of_numpy_are_taken_for_pythons_and_other_types_are_named():
    counting = course(count, lambda words: 0)
    assert verdict(counting, "exercise", lambda words: np.int64(len(words))).passed
    for answer, sentence in (
        (lambda words: float(len(words)), "result is a float, expected an int."),
        (lambda words: str(len(words)), "result is a str, expected an int."),
        (lambda words: np.array([1, 2]), "result is an ndarray, expected an int."),
    ):
        assert verdict(counting, "exercise", answer).headline == sentence


def test_an_error_shows_the_values_that_were_given():
    text = str(verdict(course(joined, len), "exercise", lambda words: words[7]))
    assert "Its inputs were: words = ['a', 'bb', 'c']." in text


def test_a_text_that_is_shown_again_has_lost_what_cannot_be_seen():
    ordering = Ordering("order", "lesson", "asks", ("first", "second"))
    answer = decode(encode(["a\x1b[31m\u202eb", "second"]))
    reaction = ordering.react(answer, "whole order")
    assert reaction.text.startswith('"a[31mb" is not one of the steps')

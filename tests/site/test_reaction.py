"""What a page without Python says to an answer is what Python would say."""

import json
import random

import pytest

from backprop.exercises.questions import QUESTIONS
from backprop.widgets.shared.bundle import bundle

pytestmark = pytest.mark.browser

AROUND = (
    "{}",
    "The {}s!",
    "not the {}",
    "it isn't {}, it is the {other}",
    "{} and {other}",
    "from the {} to the {other}",
    "{other} instead of {}",
    "I don’t know, perhaps {}? Or the {other}",
    "because " * 30 + "{}",
)


def slip(word):
    i = random.randrange(len(word))
    return random.choice((word[:i] + word[i + 1 :], word[:i] + "q" + word[i:], word[::-1]))


def answers(question):
    phrases = [*question.accepted, *question.reactions, "straße", "ΔW", "İstanbul", "wood"]
    for phrase in phrases:
        for around in AROUND:
            other = random.choice(phrases)
            yield around.format(phrase, other=other)
            yield around.format(slip(phrase), other=slip(other)).upper()


def test_python_and_javascript_agree_on_thousands_of_answers(chromium):
    seed = random.randrange(10**6)
    print("seed:", seed)
    random.seed(seed)
    names = ("accepted", "excluded", "reactions", "praise", "hint")
    asked, given, expected = [], [], []
    for question in QUESTIONS:
        some = [one for one in answers(question) if question.react(one) is not None]
        if not question.accepted:  # its answers are chosen, not typed
            some = list(question.reactions)
        asked.append({name: getattr(question, name) for name in names})
        given.append(some)
        expected.append([[(r := question.react(one)).right, r.text] for one in some])
    code = bundle("quizzes/reaction.js").replace("export ", "")
    said = []

    def look(page):
        page.add_script_tag(content=code)
        each = "([asked, given]) => asked.map((one, i) => given[i].map((said) => react(one, said)))"
        said.extend(page.evaluate(each, json.loads(json.dumps([asked, given]))))

    chromium(look)
    assert sum(map(len, given)) > 1000
    for some, here, there in zip(given, said, expected, strict=True):
        for answer, reaction, (right, text) in zip(some, here, there, strict=True):
            assert (reaction["right"], reaction["text"]) == (right, text), answer

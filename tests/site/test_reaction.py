"""reaction.js reacts to an answer as checks/question.py does."""

import json
import random

import pytest

from backprop.exercises.questions import QUESTIONS
from backprop.widgets.shared.bundle import bundle

pytestmark = pytest.mark.browser

SEED = 1
SENTENCES = (
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
FIELDS = ("accepted", "excluded", "reactions", "praise", "hint")


def misspelt(word, rng):
    i = rng.randrange(len(word))
    return rng.choice((word[:i] + word[i + 1 :], word[:i] + "q" + word[i:], word[::-1]))


def typed_answers(question, rng):
    phrases = [*question.accepted, *question.reactions, "straße", "ΔW", "İstanbul", "wood"]
    for phrase in phrases:
        for sentence in SENTENCES:
            other = rng.choice(phrases)
            yield sentence.format(phrase, other=other)
            misspelt_other = misspelt(other, rng)
            yield sentence.format(misspelt(phrase, rng), other=misspelt_other).upper()


def answers_to(question, rng):
    if not question.accepted:  # its answers are chosen, not typed
        return list(question.reactions)
    return [answer for answer in typed_answers(question, rng) if question.react(answer)]


def test_python_and_javascript_agree_on_thousands_of_answers(chromium):
    rng = random.Random(SEED)
    answers = [answers_to(question, rng) for question in QUESTIONS]
    exercises = [{name: getattr(question, name) for name in FIELDS} for question in QUESTIONS]
    code = bundle("quizzes/reaction.js").replace("export ", "")
    reactions = []

    def look(page):
        page.add_script_tag(content=code)
        react_to_all = """([exercises, answers]) =>
            exercises.map((exercise, i) => answers[i].map((answer) => react(exercise, answer)))"""
        arguments = json.loads(json.dumps([exercises, answers]))
        reactions.extend(page.evaluate(react_to_all, arguments))

    chromium(look)
    assert sum(map(len, answers)) > 1000
    for question, its_answers, its_reactions in zip(QUESTIONS, answers, reactions, strict=True):
        for answer, reaction in zip(its_answers, its_reactions, strict=True):
            expected = question.react(answer)
            assert reaction == {"right": expected.right, "text": expected.text}, answer

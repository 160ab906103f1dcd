"""A short question, answered in words, and what to say to each answer."""

import re
from dataclasses import dataclass, field

from checks.exercise import Group

SPELLING = 80  # percent: "gradiant" for "gradient" is 88, "output" for "input" is 73
NEGATIONS = {"not", "no", "never", "isnt", "doesnt", "dont", "cannot", "without", "instead", "than"}
ARTICLES = {"a", "an", "the", "it", "is"}
# Words between "not" and what it denies, as in "not at the input" or "does not go down".
SMALL = ARTICLES | {"at", "by", "from", "in", "of", "on", "to", "with", "go", "goes", "be"}


class Reaction:
    """What an answer gets: is it right, and one or two sentences."""

    def __init__(self, right, text):
        self.right = right
        self.text = text


def words(text):
    """The words of an answer, lower case, without punctuation and plural s."""
    found = re.findall(r"[^\W_]+", text.casefold().replace("'", "").replace("’", ""))
    return [singular(word) for word in found]


def singular(word):
    """Losses to loss, weights to weight; loss and bias stay."""
    if word.endswith(("sses", "iases")):
        return word[:-2]
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "ias"))
    return word[:-1] if plural else word


def same_word(one, other):
    """Equal, or for longer words a slip apart. rapidfuzz takes 20 ms to import: at first use."""
    from rapidfuzz.fuzz import ratio

    return one == other or (min(len(one), len(other)) >= 4 and ratio(one, other) >= SPELLING)


def mentions(answer_words, phrase):
    """Whether the words of the phrase occur in the answer, in this order."""
    rest = iter(answer_words)
    return all(any(same_word(word, given) for given in rest) for word in words(phrase))


def says(answer_words, phrase):
    """Whether the words of the phrase stand in the answer side by side."""
    wanted = words(phrase)
    starts = range(len(answer_words) - len(wanted) + 1)
    return any(all(map(same_word, wanted, answer_words[i:])) for i in starts)


def asserted(answer_words):
    """The answer without what it denies: in "weights, not the inputs", without "inputs"."""
    kept, denied = [], False
    for word in answer_words:
        if word in NEGATIONS:
            denied = True
        elif denied:
            denied = word in SMALL
        elif word not in ARTICLES:
            kept.append(word)
    return kept


@dataclass(frozen=True)
class Question:
    """Right answers are ``accepted`` phrases; ``reactions`` answer the common wrong ones.

    A phrase matches when its words occur in that order, in any case and number, small slips
    included. A right answer may say more, but none of the ``excluded`` phrases, which are among the
    reactions. An empty ``accepted`` takes any of the reactions: a question about the student cannot
    be answered wrong.
    """

    name: str
    lesson: str
    asks: str
    points: int
    accepted: tuple
    praise: str
    reactions: dict = field(default_factory=dict)
    hint: str = ""
    excluded: tuple = ()

    @property
    def groups(self):
        return {"answer": Group(self.points)}

    def react(self, answer, group=None):
        """The reaction to this answer; None when there is no answer yet. There is one group."""
        if answer is None or answer is Ellipsis:
            return None
        if not isinstance(answer, str):
            return Reaction(False, 'Answer with text between quotes, such as "like this".')
        given = words(answer)
        if not given:
            return None
        if len(given) > 25:
            return Reaction(False, "That is a long answer. Say it in one short sentence.")
        if not self.accepted:
            return self._react_to_choice(given)
        said = asserted(given)
        if any(mentions(said, phrase) for phrase in self.accepted):
            spoilt = [self.reactions[phrase] for phrase in self.excluded if says(said, phrase)]
            return Reaction(not spoilt, spoilt[0] if spoilt else self.praise)
        wrong = [text for phrase, text in self.reactions.items() if mentions(said, phrase)]
        return Reaction(False, wrong[0] if wrong else self.hint)

    def _react_to_choice(self, given):
        for phrase, text in self.reactions.items():
            if mentions(given, phrase):
                return Reaction(True, text)
        options = " or ".join(f'"{phrase}"' for phrase in self.reactions)
        return Reaction(False, f"Answer {options}: both get the point.")

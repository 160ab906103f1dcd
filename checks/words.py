"""The words of an answer, and whether they say what a phrase says; small slips are forgiven."""

import re

SPELLING = 80  # percent: "gradiant" for "gradient" is 88, "output" for "input" is 73
NEGATIONS = {"not", "no", "never", "isnt", "doesnt", "dont", "cannot", "without", "instead", "than"}
ARTICLES = {"a", "an", "the", "it", "is"}
# Words between "not" and what it denies, as in "not at the input" or "does not go down".
SMALL = ARTICLES | {"at", "by", "from", "in", "of", "on", "to", "with", "go", "goes", "be"}


def words(text):
    """The words of an answer, lower case, without punctuation and plural s."""
    without_apostrophes = text.casefold().replace("'", "").replace("’", "")
    return [singular(word) for word in re.findall(r"[^\W_]+", without_apostrophes)]


def singular(word):
    """Losses to loss, weights to weight; loss and bias stay."""
    if word.endswith(("sses", "iases")):
        return word[:-2]
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "ias"))
    return word[:-1] if plural else word


def same_word(word, other):
    """Equal, or for longer words a slip apart."""
    from rapidfuzz.fuzz import ratio  # takes 20 ms to import

    return word == other or (min(len(word), len(other)) >= 4 and ratio(word, other) >= SPELLING)


def mentions(answer_words, phrase):
    """Whether the words of the phrase occur in the answer, in this order."""
    rest = iter(answer_words)
    return all(any(same_word(word, answered) for answered in rest) for word in words(phrase))


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

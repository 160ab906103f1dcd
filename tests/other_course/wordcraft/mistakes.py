"""The mistakes that get a name: each is a wrong way to write an exercise, and what helps."""

from string import ascii_lowercase

from checks.misconception import Misconception, Section
from wordcraft.serving import serve

MEAN = Section("01_words", "exercise_mean", "How long is a word?")
CIPHER = Section("01_words", "exercise_caesar", "A secret message")
LINE = Section("02_queues", "exercise_queue", "First come, first served")

MEAN_WORD_LENGTH = (
    Misconception(
        "fraction cut off",
        lambda words: sum(map(len, words)) // len(words) if words else 0,
        belief="A mean of whole numbers is a whole number.",
        nudge="Three words of 2, 2 and 3 letters: what is the mean?",
        pointer="Look at the sign of the division.",
        section=MEAN,
    ),
    Misconception(
        "each word counted once",
        lambda words: sum(map(len, set(words))) / len(set(words)) if words else 0.0,
        belief="A word that comes again says nothing new.",
        nudge="What is the mean of 1, 1 and 4?",
        pointer="Look for a set.",
        section=MEAN,
    ),
)


def without_end(text, shift):
    return "".join(chr(ord(c) + shift) if c in ascii_lowercase else c for c in text)


def other_direction(text, shift):
    return "".join(
        chr((ord(c) - 97 - shift) % 26 + 97) if c in ascii_lowercase else c for c in text
    )


def everything_moved(text, shift):
    return "".join(chr((ord(c) - 97 + shift) % 26 + 97) for c in text)


CAESAR = (
    Misconception(
        "the alphabet does not end",
        without_end,
        belief="After z there are more letters.",
        nudge="Which letter comes three places after y?",
        pointer="Look for the remainder of a division by 26.",
        section=CIPHER,
    ),
    Misconception(
        "the other direction",
        other_direction,
        belief="A shift goes to the left.",
        nudge="With a shift of 1, does a become b, or z?",
        pointer="Look at the sign in front of the shift.",
        section=CIPHER,
    ),
    Misconception(
        "everything is moved",
        everything_moved,
        belief="A space is a letter like the others.",
        nudge="What becomes of the space in your message?",
        pointer="Look for a question about each character: is it a small letter?",
        section=CIPHER,
    ),
)


class Stack:
    def __init__(self):
        self.waiting = []

    def join(self, name):
        self.waiting.append(name)

    def serve(self):
        return self.waiting.pop() if self.waiting else None


class NobodyLeaves(Stack):
    def serve(self):
        return self.waiting[0] if self.waiting else None


QUEUE = (
    Misconception(
        "last come, first served",
        lambda events: serve(Stack, events),
        belief="pop takes out what is next.",
        nudge="Ada comes, then Bo. Whom do you serve first?",
        pointer="Look at which end of the list you take from.",
        section=LINE,
    ),
    Misconception(
        "served, but still waiting",
        lambda events: serve(NobodyLeaves, events),
        belief="Who is served leaves by themselves.",
        nudge="How long is your list after somebody was served?",
        pointer="Look for what takes a name out of the list.",
        section=LINE,
    ),
)

MISTAKES = {"mean_word_length": MEAN_WORD_LENGTH, "caesar": CAESAR, "Queue": QUEUE}

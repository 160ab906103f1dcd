"""What students write: a function that returns a number, one that returns a text, and a class."""

from string import ascii_letters, ascii_lowercase

from checks.exercise import Case, Exercise, Group
from wordcraft.queues import served
from wordcraft.serving import NEXT, serve
from wordcraft.words import caesar, mean_word_length


def draw_words(rng):
    """Words of different lengths, one of them twice; the mean is no whole number."""
    yield Case("three words", "words", {"words": ["to", "be", "or"]})
    for count in (4, 7, 10):
        lengths = rng.integers(1, 9, size=count)
        words = ["".join(rng.choice(list(ascii_lowercase), size=length)) for length in lengths]
        words += ["abracadabra"] * 2
        if sum(map(len, words)) % len(words) == 0:
            words[0] += "s"
        yield Case(f"{len(words)} words", "words", {"words": words})
    yield Case("no words", "no words", {"words": []})


MEAN_WORD_LENGTH = Exercise(
    name="mean_word_length",
    lesson="01_words",
    task="How long the words of a text are on average.",
    outputs=("mean",),
    groups={"words": Group(2, kinds=("words",)), "no words": Group(1, kinds=("no words",))},
    draw=draw_words,
    reference=mean_word_length,
    hints={"mean": "Add up the letters of all words, then divide by the number of words."},
)


def draw_texts(rng):
    for count, shift in ((8, 3), (20, 11), (40, 25)):
        letters = "".join(rng.choice(list(ascii_lowercase), size=count))
        yield Case(f"{count} letters", "letters", {"text": f"{letters}z", "shift": shift})
    for count, shift in ((10, 5), (30, 9)):
        characters = "".join(rng.choice(list(ascii_letters + " ,.!"), size=count))
        yield Case(f"{count} characters", "the rest", {"text": f"Az {characters}", "shift": shift})


CAESAR = Exercise(
    name="caesar",
    lesson="01_words",
    task="A secret message, letter by letter.",
    outputs=("message",),
    groups={"letters": Group(2, kinds=("letters",)), "the rest": Group(2, kinds=("the rest",))},
    draw=draw_texts,
    reference=caesar,
    exact=True,
    hints={"message": "Where does each letter go? And what happens to what is no small letter?"},
)


def draw_events(rng):
    """People join and are served in any order. The kind says whether somebody is always there."""
    names = ["Ada", "Bo", "Cy", "Di", "Edith", "Fay", "Gus"]
    for count in (3, 5, 7):
        joining = rng.permutation(names[:count]).tolist()
        events = [*joining[:2], NEXT, *joining[2:], *[NEXT] * (count - 1)]
        yield Case(f"{count} people", "in order", {"events": events})
    for name in rng.permutation(names)[:2].tolist():
        yield Case(f"{name} alone", "nobody", {"events": [NEXT, name, NEXT, NEXT]})


QUEUE = Exercise(
    name="Queue",
    lesson="02_queues",
    task="First come, first served.",
    outputs=("served",),
    groups={"in order": Group(3, kinds=("in order",)), "nobody": Group(1, kinds=("nobody",))},
    draw=draw_events,
    reference=served,
    use=serve,
    exact=True,
    hints={"served": "Who came first? And what is returned when nobody waits?"},
)

EXERCISES = (MEAN_WORD_LENGTH, CAESAR, QUEUE)

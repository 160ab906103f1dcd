"""What students answer: a question in words, and cards that go into boxes."""

from checks.question import Question
from checks.sorting import Card, Sorting

SAME_MESSAGE = Question(
    name="same_message",
    lesson="01_words",
    asks="Which shift from 1 to 50 leaves every message as it was?",
    points=1,
    accepted=("26", "twenty-six"),
    praise="26 places on, once round the whole alphabet, each letter is where it was.",
    reactions={
        "25": "With 25, each letter stops one place before it is round.",
        "13": "13 is half of the way: only twice 13 leads back.",
    },
    hint="Think of the alphabet as a ring of letters. How many are there?",
)

STACK = "The last one that came is the first one that goes: a stack."
LINE = "The first one that came is the first one that goes: a queue."

QUEUE_OR_STACK = Sorting(
    name="queue_or_stack",
    lesson="02_queues",
    asks="Who goes first, the first one or the last one that came?",
    cards=(
        Card("plates in a cupboard", "stack", STACK),
        Card("pages at a printer", "queue", LINE),
        Card("undo in an editor", "stack", STACK),
        Card("calls to a helpline", "queue", LINE),
    ),
    boxes=("queue", "stack"),
)

QUESTIONS = (SAME_MESSAGE, QUEUE_OR_STACK)

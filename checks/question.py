"""A short question, answered in words, and what to say to each answer."""

from dataclasses import dataclass, field

from checks.exercise import Group
from checks.words import asserted, mentions, says, words


class Reaction:
    """What an answer gets: is it right, and one or two sentences."""

    def __init__(self, right, text):
        self.right = right
        self.text = text


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
        answered = words(answer)
        if not answered:
            return None
        if len(answered) > 25:
            return Reaction(False, "That is a long answer. Say it in one short sentence.")
        if not self.accepted:
            return self._react_to_choice(answered)
        stated = asserted(answered)
        if any(mentions(stated, phrase) for phrase in self.accepted):
            spoilt = [self.reactions[phrase] for phrase in self.excluded if says(stated, phrase)]
            return Reaction(not spoilt, spoilt[0] if spoilt else self.praise)
        wrong = [text for phrase, text in self.reactions.items() if mentions(stated, phrase)]
        return Reaction(False, wrong[0] if wrong else self.hint)

    def _react_to_choice(self, answered):
        for phrase, text in self.reactions.items():
            if mentions(answered, phrase):
                return Reaction(True, text)
        options = " or ".join(f'"{phrase}"' for phrase in self.reactions)
        return Reaction(False, f"Answer {options}: both get the point.")

"""The base class of the quizzes: an answer is kept where a student would have typed it."""

import difflib

import traitlets
from IPython import get_ipython

from backprop.exercises import ALL
from backprop.widgets.shared.widget import Widget
from checks.comparing import with_article

REPLACED = "An answer given here replaces it."


class Quiz(Widget):
    """A widget for one exercise: ``Quiz("name", name)`` in the cell that has ``name = …``.

    An answer given in the page is written into that cell (``quiz.js``, ``cell_source.js``), and
    here into the kernel's variable, so that the check below sees it without running the cell again.
    """

    kind = object  # the class of its exercises
    called = ""  # what a reader calls such an exercise

    name = traitlets.Unicode(help="of exercise and variable; empty: nothing is kept").tag(sync=True)
    call = traitlets.Unicode(help="how the widget's own line in the cell begins").tag(sync=True)
    answer = traitlets.Any(allow_none=True).tag(sync=True)
    reaction = traitlets.Dict(help="right, text, and the answer it is about").tag(sync=True)

    def __init__(self, name=None, value=None):
        self._value = value
        self.exercise, problem = self.find(name)
        traits = {}
        if self.exercise:
            answer, problem = self.read(value)
            traits = {
                "name": name,
                "answer": answer,
                "reaction": self.reaction_to(answer),
                **self.traits_for(answer),
            }
        super().__init__(call=type(self).__name__, problem=problem, **traits)
        if self.exercise:
            self.observe(self._keep, names="answer")

    @property
    def shows(self):
        return f"the {self.called}"

    @classmethod
    def find(cls, name):
        """The exercise and "", or None and one sentence."""
        names = [known for known, exercise in ALL.items() if isinstance(exercise, cls.kind)]
        if name in names:
            return ALL[name], ""
        if not isinstance(name, str):
            example = f"{cls.__name__}({names[0]!r}, {names[0]})".replace("'", '"')
            return None, f"The first argument is a name in quotes: {example}."
        all_names = " or ".join(f'"{known}"' for known in names)
        near = difflib.get_close_matches(name, names, n=1)
        advice = f'Did you mean "{near[0]}"?' if near else f"There is {all_names}."
        return None, f'There is no {cls.called} with the name "{name}". {advice}'

    def read(self, value):
        """The answer in the student's variable, and one sentence if the value cannot be one."""
        raise NotImplementedError

    def traits_for(self, answer) -> dict:
        """Further traits, for this exercise and this first answer."""
        return {}

    def reaction_to(self, answer) -> dict:
        """The reaction that the page shows to this answer: about, right, text."""
        return {}

    def wrong_kind(self, expected):
        """One sentence about a variable that has a value of another kind."""
        kind = with_article(type(self._value).__name__)
        return f"{self.exercise.name} should be {expected}, and it is {kind}. {REPLACED}"

    def _keep(self, change):
        answer = change["new"]
        if isinstance(self._value, dict) and isinstance(answer, dict):
            self._value.clear()
            self._value.update(answer)
            answer = self._value
        if self.name and (shell := get_ipython()) is not None:
            shell.user_ns[self.name] = answer
        self.problem = ""
        self.reaction = self.reaction_to(change["new"])
        self.update_placeholder()


def is_missing(value):
    """Whether nothing has been answered: None and ``...`` stand for that too."""
    return value is None or value is Ellipsis

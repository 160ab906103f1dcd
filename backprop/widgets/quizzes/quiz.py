"""What the quizzes share: an answer that is kept where a student would have typed it."""

import difflib

import traitlets
from IPython import get_ipython

from backprop.exercises import ALL
from backprop.widgets.shared.widget import Widget
from checks.verdict import with_article

REPLACED = "An answer given here replaces it."


class Answer(Widget):
    """A widget for one exercise: ``X("name", name)`` in the cell that has the answer, ``name = …``.

    An answer given in the page is written into that cell (``answer.js``, ``record.js``), and here
    into the kernel's variable, so that the check below sees it without running the cell again.
    """

    kind = object  # the class of its exercises
    called = ""  # what they are to a reader

    name = traitlets.Unicode(help="of exercise and variable; empty: nothing is kept").tag(sync=True)
    call = traitlets.Unicode(help="how the widget's own line in the cell begins").tag(sync=True)
    answer = traitlets.Any(allow_none=True).tag(sync=True)
    reaction = traitlets.Dict(help="right, text, and the answer it is about").tag(sync=True)

    def __init__(self, name=None, given=None):
        self.given = given
        self.asked, problem = self.find(name)
        traits = {}
        if self.asked:
            answer, problem = self.read(given)
            traits = {
                "name": name,
                "answer": answer,
                "reaction": self.reaction_to(answer),
                **self.traits_of(answer),
            }
        super().__init__(call=type(self).__name__, problem=problem, **traits)
        if self.asked:
            self.observe(self._keep, names="answer")

    @classmethod
    def find(cls, name):
        """The exercise and no problem, or None and one sentence."""
        names = [known for known, asked in ALL.items() if isinstance(asked, cls.kind)]
        if name in names:
            return ALL[name], ""
        listed = " or ".join(f'"{known}"' for known in names)
        if not isinstance(name, str):
            example = f"{cls.__name__}({names[0]!r}, {names[0]})".replace("'", '"')
            return None, f"The first argument is a name in quotes: {example}."
        near = difflib.get_close_matches(name, names, n=1)
        meant = f'Did you mean "{near[0]}"?' if near else f"There is {listed}."
        return None, f'There is no {cls.called} with the name "{name}". {meant}'

    def read(self, given):
        """The answer that the variable holds, and one sentence if it can hold none."""
        raise NotImplementedError

    def traits_of(self, answer):
        """More traits, for this exercise and this first answer."""
        return {}

    def reaction_to(self, answer):
        """What the page shows when it is asked about this answer."""
        return {}

    def wrong_kind(self, wanted):
        """One sentence about a variable that holds something else."""
        kind = with_article(type(self.given).__name__)
        return f"{self.asked.name} should be {wanted}, and it is {kind}. {REPLACED}"

    def _keep(self, change):
        answer = change["new"]
        if isinstance(self.given, dict) and isinstance(answer, dict):
            self.given.clear()
            self.given.update(answer)
            answer = self.given
        if self.name and (shell := get_ipython()) is not None:
            shell.user_ns[self.name] = answer
        self.problem = ""
        self.reaction = self.reaction_to(change["new"])
        self.redraw_still()


def missing(given):
    """Whether nothing has been answered: None and ``...`` stand for that too."""
    return given is None or given is Ellipsis

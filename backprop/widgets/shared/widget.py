"""The base class of all widgets."""

import uuid

import anywidget
import traitlets
from IPython import get_ipython
from IPython.display import display, update_display

from backprop.widgets.shared.bundle import bundle, stylesheet
from backprop.widgets.shared.without_kernel import Placeholder

VIEW = "application/vnd.jupyter.widget-view+json"


class Widget(anywidget.AnyWidget):
    """Traits in Python, drawn by an ES module in the page.

    A subclass names its JavaScript file, which has ``export default { render }``, its stylesheets,
    and what it ``shows``, in words. Where no kernel runs, a sentence stands in its place. An HTML
    export of the notebook draws it from the traits in ``saved``, if those are enough.

    ``grader site`` sets ``standalone``: its pages never have a kernel, so what Python would answer
    there is ``recorded`` in them. A student's own notebook does not record it: it is large, and
    contains right answers.
    """

    standalone = False

    javascript = ""
    css = ()
    shows = ""
    saved = ()

    placeholder_id = traitlets.Unicode().tag(sync=True)
    live = traitlets.Bool(True, help="False in pages without a kernel").tag(sync=True)
    problem = traitlets.Unicode(help="one sentence, shown instead of wrong numbers").tag(sync=True)

    def __init_subclass__(cls, **options):
        if "javascript" in vars(cls):  # not in the subclass that anywidget makes of every instance
            cls._esm, cls._css = bundle(cls.javascript), stylesheet(*cls.css)
        super().__init_subclass__(**options)

    def __init__(self, **traits):
        super().__init__(placeholder_id=f"bp-placeholder-{uuid.uuid4().hex[:12]}", **traits)

    def placeholder(self) -> Placeholder:
        """What a saved notebook shows when it is opened without a kernel."""
        run = f"Run the cell above, and those before it, to see {self.shows}."
        return Placeholder(self.problem or run)

    def recorded(self) -> dict:
        """Further values for a standalone page: what Python would answer there."""
        return {}

    def html_without_kernel(self) -> str:
        """The placeholder, and a script that draws the widget where the saved values are enough."""
        values = self._values(self.saved)
        if Widget.standalone:
            values |= self.recorded()
        if values:
            values |= self._values(("placeholder_id", "problem"))
            values |= {"live": False, "standalone": Widget.standalone, "_css": self._css}
        return self.placeholder().as_html(self.placeholder_id, self.javascript, values)

    def update_placeholder(self):
        """Bring the placeholder in the notebook, which is going to be saved, up to date."""
        if get_ipython() is not None:
            update_display(self._output(), raw=True, display_id=self.placeholder_id)

    def _ipython_display_(self, **_):
        """Display the placeholder, then the live widget, which hides it."""
        display(self._output(), raw=True, display_id=self.placeholder_id)
        # The empty text/html is for readers that know no widgets.
        view = {"version_major": 2, "version_minor": 1, "model_id": self.model_id}
        display({VIEW: view, "text/html": ""}, raw=True)

    def _output(self):
        return {"text/html": self.html_without_kernel(), "text/plain": self.placeholder().text}

    def _values(self, names):
        return {name: getattr(self, name) for name in names}

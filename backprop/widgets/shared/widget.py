"""What all widgets share: one look, one way to load JavaScript, a still without a kernel."""

import uuid

import anywidget
import traitlets
from IPython import get_ipython
from IPython.display import display, update_display

from backprop.widgets.shared.bundle import bundle, stylesheet

VIEW = "application/vnd.jupyter.widget-view+json"


class Widget(anywidget.AnyWidget):
    """Traits in Python, an ES module in the page.

    A widget names its JavaScript file, which has ``export default { render }``, and its own
    stylesheets, and draws a ``Still`` of itself. Those of its traits
    that it needs in a page without a kernel are ``saved`` there.

    A page for which no kernel will ever come is ``standalone``: ``grader site`` says so before it
    runs a lesson. What Python would answer in the page is ``recorded`` in it then. A student's own
    notebook is spared that, as it is large and has answers in it.
    """

    standalone = False

    javascript = ""
    css = ()
    saved = ()

    still_key = traitlets.Unicode().tag(sync=True)
    live = traitlets.Bool(True, help="False in pages without a kernel").tag(sync=True)
    problem = traitlets.Unicode(help="one sentence, shown instead of wrong numbers").tag(sync=True)

    def __init_subclass__(cls, **options):
        if "javascript" in vars(cls):  # not in the subclass that every instance gets
            cls._esm, cls._css = bundle(cls.javascript), stylesheet(*cls.css)
        super().__init_subclass__(**options)

    def __init__(self, **traits):
        super().__init__(still_key=f"bp-still-{uuid.uuid4().hex[:12]}", **traits)

    def still(self):
        """A picture of the widget as it is now."""
        raise NotImplementedError

    def _ipython_display_(self, **_):
        """The still picture, then the live widget, which hides it."""
        display(self._still_bundle(), raw=True, display_id=self.still_key)
        # The empty text/html is for readers that know no widgets.
        view = {"version_major": 2, "version_minor": 1, "model_id": self.model_id}
        display({VIEW: view, "text/html": ""}, raw=True)

    def recorded(self):
        """More of what the page's model knows, if the page is standalone."""
        return {}

    def redraw_still(self):
        """The still picture as it is now, in the notebook that is going to be saved."""
        if get_ipython() is not None:
            update_display(self._still_bundle(), raw=True, display_id=self.still_key)

    def _still_bundle(self):
        still = self.still()
        html = still.as_html(self.still_key, self.javascript, self._state())
        return {"text/html": html, "text/plain": still.words}

    def _state(self):
        """What the page's model knows without a kernel; nothing for a still that stays one."""
        state = self._values(self.saved)
        if Widget.standalone:
            state |= self.recorded()
        if not state:
            return {}
        common = {"live": False, "standalone": Widget.standalone, "_css": self._css}
        return state | self._values(("still_key", "problem")) | common

    def _values(self, names):
        return {name: getattr(self, name) for name in names}

"""The base class of the pictures that are computed by calling a student's function."""

from backprop.widgets.pictures.student_code import CannotDraw
from backprop.widgets.shared.event_loop import EventLoopCall
from backprop.widgets.shared.widget import Widget


class StudentPicture(Widget):
    """A picture of what a student's function returns, or one sentence where it cannot be drawn.

    ``inputs`` names the traits that the page changes; each change computes the picture again.
    """

    inputs = ()

    def __init__(self, **traits):
        super().__init__(**traits)
        self._compute()
        if self.inputs:  # no names would mean all traits
            self.observe(EventLoopCall(self._compute).schedule, list(self.inputs))

    def computed(self) -> dict:
        """The values of the traits that the student's function decides, or CannotDraw."""
        raise NotImplementedError

    def _compute(self):
        try:
            values = self.computed()
        except CannotDraw as reason:
            self.problem = str(reason)
            return
        with self.hold_sync():
            self.problem = ""
            for name, value in values.items():
                setattr(self, name, value)

"""What this course's web pages say besides its lessons."""

from checks.site import Site

SITE = Site(
    title="Write backpropagation yourself",
    introduction="""\
A course: how a neural network learns, and how to program it.

## Step through it

One training cycle: values flow forward, the loss is measured, the error flows back layer by layer,
and the weights are updated. Press **Next** or **Play**.
""",
    picture="""\
from backprop.widgets import BackpropStepper
BackpropStepper([2, 3, 3, 1], x=[0.5, -1.0], t=[1.0])""",
    about={
        "00_welcome": "what a layer adds up, and how a lesson works",
        "01_loss": "how wrong a prediction is, and which way is better",
        "02_output_layer_gradients": "what the last layer learns from the loss",
        "03_hidden_layer_error_signal": "how the error travels back to layers that never see it",
        "04_weight_update": "a network that learns, by your own code",
        "05_forward_or_backward": "a sorting quiz and a recap",
    },
    how_to_start="""\
In the notebooks you write the parts of backpropagation in NumPy, a few lines at a time. Each is
checked at once, the pictures run with *your* code, and a mistake gets a name and a hint.

You need Python 3.11 or newer. In the folder of the course: `make lab`.
""",
    # No kernel will ever run behind these pages.
    setup="from backprop.widgets.shared.widget import Widget\nWidget.standalone = True",
    wheel="backprop_lessons-0.1.0-py3-none-any.whl",
)

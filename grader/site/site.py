"""The folder of pages: one for each lesson, and an index with the stepper on it."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from grader.site import elsewhere, reading
from grader.site.pages import render

STEPPER = """from backprop.widgets import BackpropStepper
BackpropStepper([2, 3, 3, 1], x=[0.5, -1.0], t=[1.0])"""
ABOUT = {
    "00_welcome": "what a layer adds up, and how a lesson works",
    "01_loss": "how wrong a prediction is, and which way is better",
    "02_output_layer_gradients": "what the last layer learns from the loss",
    "03_hidden_layer_error_signal": "how the error travels back to layers that never see it",
    "04_weight_update": "a network that learns, by your own code",
    "05_forward_or_backward": "a sorting quiz and a recap",
}


def make_site(root, folder, address=""):
    """Write the pages into the folder, which will be at this address; yields each path."""
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:
        stepper = pool.submit(reading.run, [STEPPER])
        lessons = [*pool.map(partial(reading.read, root), reading.names(root))]
    rows = zip([None, *lessons[:-1]], lessons, [*lessons[1:], None], strict=True)
    for before, lesson, after in rows:
        html = render("lesson.html", lesson=lesson, before=before, after=after)
        yield write(folder / f"{lesson.name}.html", html)
    about = [(lesson, ABOUT.get(lesson.name, "")) for lesson in lessons]
    index = render("index.html", lessons=about, stepper=stepper.result()[0])
    yield write(folder / "index.html", index)
    names = [lesson.name for lesson in lessons]
    yield from elsewhere.write_copies(root, folder / "notebooks", names, address)


def write(path, html):
    path.write_text(html, encoding="utf-8")
    return path

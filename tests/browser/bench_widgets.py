"""How long from a key to the picture: ``make bench-widgets``.

In JupyterLab, in one run: the stepper's steps (drawn in the page), a parameter slider (a trace by
Python), and beside them what a notebook would do without such a widget, an ipywidgets slider that
redraws a matplotlib figure. Keys are pressed by Chromium itself. A time runs from the key's own
time stamp to after the paint in which the new picture is in the page.
"""

import json
import random
import statistics
import tempfile
from pathlib import Path

from in_lab import CHROMIUM, QUIET, Lab, new_notebook, run_all
from playwright.sync_api import sync_playwright

TIMES = 60

CELLS = (
    """
from backprop.widgets import BackpropStepper
BackpropStepper([2, 3, 3, 1])
""",
    """
BackpropStepper([2, 8, 8, 8, 8, 2])
""",
    """
import matplotlib.pyplot as plt
from ipywidgets import IntSlider, interact

def network(step):
    widths = [2, 3, 3, 1]
    figure, axes = plt.subplots(figsize=(7, 3))
    for x in range(3):
        for i in range(widths[x]):
            for j in range(widths[x + 1]):
                colour = "C1" if x == step % 3 else "0.8"
                ends = [i - widths[x] / 2, j - widths[x + 1] / 2]
                axes.plot([x, x + 1], ends, color=colour, linewidth=1 + (i + j + step) % 3)
    for x, width in enumerate(widths):
        axes.scatter([x] * width, [i - width / 2 for i in range(width)], s=300, zorder=2)
    axes.axis("off")
    plt.show()

interact(network, step=IntSlider(0, 0, 100));
""",
)

# Resolves with the milliseconds from the key to after the paint that shows what it changed.
WAIT_FOR_PICTURE = """
([cell, picture]) => {
    const place = document.querySelectorAll(".jp-Notebook .jp-CodeCell")[cell];
    window.came = new Promise((resolve) => {
        let key = null;
        const pressed = (event) => (key = event.timeStamp);
        document.addEventListener("keydown", pressed, { capture: true, once: true });
        const seen = new MutationObserver((changes) => {
            const there = changes.some((change) =>
                picture === "img"
                    ? [...change.addedNodes].some((node) => node.querySelector?.("img"))
                    : (change.target.parentElement ?? change.target).closest?.(picture) ||
                      change.target.closest?.(picture),
            );
            if (key === null || !there) return;
            seen.disconnect();
            requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => resolve(performance.now() - key);
                port2.postMessage(0);
            });
        });
        const all = { subtree: true, childList: true, characterData: true, attributes: true };
        seen.observe(place, all);
    });
}
"""


def press(page, cell, picture, key):
    page.evaluate(WAIT_FOR_PICTURE, [cell, picture])
    page.wait_for_timeout(random.uniform(30, 60))  # anywhere within a frame
    page.keyboard.press(key)
    return page.evaluate("() => window.came")


def there_and_back(page, cell, slider, picture, pause=0):
    """The times of TIMES presses, to the right and, at the end of the slider, to the left."""
    slider.scroll_into_view_if_needed()
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(500)
    steps = int(float(slider.get_attribute("max") or slider.get_attribute("aria-valuemax") or 100))
    steps = min(steps, TIMES)
    times = []
    while len(times) < TIMES:
        key = "ArrowRight" if len(times) // steps % 2 == 0 else "ArrowLeft"
        times.append(press(page, cell, picture, key))
        page.wait_for_timeout(pause)
    return sorted(times)


def measure(page):
    def stepper(cell, name):
        place = page.locator(".jp-Notebook .jp-CodeCell").nth(cell)
        return place.get_by_role("slider", name=name, exact=True)

    matplotlib = page.locator(".jp-Notebook .jp-CodeCell").nth(2).get_by_role("slider")
    return {
        "step": there_and_back(page, 0, stepper(0, "Step of the cycle"), ".bp-net"),
        "step of the largest": there_and_back(page, 1, stepper(1, "Step of the cycle"), ".bp-net"),
        "parameter": there_and_back(page, 0, stepper(0, "input 1"), ".bp-net"),
        "matplotlib": there_and_back(page, 2, matplotlib, "img", pause=150),
    }


def main():
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = Path(folder)
        (folder / "course").mkdir()
        new_notebook(folder / "course" / "bench.ipynb", CELLS)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 1200, "height": 1000})
        lab = Lab(folder / "course", folder / "settings")
        try:
            lab.open(page, "/tree/bench.ipynb")
            run_all(page)
            page.wait_for_timeout(2000)
            times = measure(page)
        finally:
            browser.close()
            lab.stop()
    report(times)


def report(times):
    found = {}
    print(f"from the key to the painted picture, {TIMES} times each, milliseconds")
    for name, sorted_times in times.items():
        found[name] = statistics.median(sorted_times), sorted_times[int(0.95 * TIMES)]
        print(f"{name:>20}: median {found[name][0]:6.1f}, 95th percentile {found[name][1]:6.1f}")
    ratio = found["matplotlib"][0] / found["step"][0]
    print(f"a matplotlib slider takes {ratio:.1f} times as long as a step")
    summary = {
        "step_ms_median": found["step"][0],
        "step_ms_p95": found["step"][1],
        "parameter_ms_median": found["parameter"][0],
        "matplotlib_ms_median": found["matplotlib"][0],
    }
    print(json.dumps({name: round(value, 1) for name, value in summary.items()}))


if __name__ == "__main__":
    main()

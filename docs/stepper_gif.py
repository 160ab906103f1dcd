"""Makes docs/stepper.gif, the animation at the top of the README: ``make picture``.

It shows one cycle of the stepper, a screenshot of each step in a page without a kernel.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from backprop.widgets import BackpropStepper

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "tests" / "support"))
from in_lab import CHROMIUM, QUIET  # noqa: E402 (the folder is known only now)

FRAME_MS = 1500
PAGE = '<body data-jp-theme-light="true" style="margin:0; font-size:14px">{}</body>'


def main():
    stepper = BackpropStepper([2, 3, 3, 1], x=[0.5, -1.0], t=[1.0])
    html = stepper.html_without_kernel()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport={"width": 744, "height": 900})
        page.set_content(PAGE.format(html))
        steps = range(len(stepper.steps))
        height = max(show(page, step) for step in steps)
        frames = [screenshot(page, step, height) for step in steps]
        browser.close()
    first, *others = [frame.quantize(192, dither=Image.Dither.NONE) for frame in frames]
    path = HERE / "stepper.gif"
    first.save(path, save_all=True, append_images=others, duration=FRAME_MS, loop=0, optimize=True)
    print(f"{path}: {len(frames)} steps, {path.stat().st_size / 1e3:.0f} kB")


def show(page, step):
    """Show a step; the pixel row where its formulas end."""
    page.locator(".bp-walk input").fill(str(step))
    return page.locator(".bp-step-inside").bounding_box()["y"]


def screenshot(page, step, height):
    show(page, step)
    clip = {"x": 0, "y": 0, "width": 744, "height": height}
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")


if __name__ == "__main__":
    main()

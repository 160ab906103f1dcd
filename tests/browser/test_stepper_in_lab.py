"""The stepper in JupyterLab: the numbers on the screen against the formulas."""

import re
import subprocess

import numpy as np
import pytest
from in_lab import ERROR
from playwright.sync_api import expect

import backprop as bp

pytestmark = pytest.mark.browser

RANDOM = """
import numpy as np
import backprop as bp
from backprop.widgets import BackpropStepper
rng = np.random.default_rng({seed})
layers = bp.random_network({widths}, {activations}, rng)
x, t = rng.normal(size={widths}[0]).round(2), rng.normal(size={widths}[-1]).round(2)
"""


def random_cell(seed, widths, activations):
    return RANDOM.format(seed=seed, widths=widths, activations=activations)


def made_by(cell):
    """The same network and sample in this process."""
    names = {}
    exec(cell.replace("from backprop.widgets import BackpropStepper", ""), names)  # our own text
    return names["layers"], names["x"][None], names["t"][None]


def number(text):
    found = re.search(r"[−-]?[\d.]+(?:e[−-]?\d+)?", text)
    return float(found[0].replace("−", "-"))


def close(shown, expected, digits=1e-3):
    """Up to the digits that are shown."""
    return shown == pytest.approx(expected, rel=digits, abs=1e-12)


def slider_of(page, name):
    return page.locator(".bp-stepper").get_by_role("slider", name=name, exact=True)


def node(page, column, i, kind):
    return page.locator(f'[data-key="n,{column},{i}"] .bp-{kind}').text_content()


def test_walking_by_keyboard_shows_every_number_of_the_cycle(run_cells, page):
    cell = random_cell(7, [2, 3, 2], ["tanh", "sigmoid"])
    run_cells(cell, "BackpropStepper(layers, x=x, t=t, lr=0.3)")
    layers, X, T = made_by(cell)
    cache = bp.forward(layers, X)
    deltas, dWs, dbs = bp.backward(layers, cache, T)
    loss = bp.mean_squared_error(cache.A[-1], T)

    walk = slider_of(page, "Step of the cycle")
    walk.focus()
    titles = [page.locator(".bp-title").inner_text()]
    while page.locator(".bp-count").inner_text() != "12 of 12":
        page.keyboard.press("ArrowRight")
        titles.append(page.locator(".bp-title").inner_text())
    assert page.locator(".jp-Cell").count() == 2  # no key has reached JupyterLab
    assert len(set(titles)) == 12
    for column, A in enumerate(cache.A):
        for i, a in enumerate(A[0]):
            assert close(number(node(page, column, i, "a")), a, 0.06)
    for l, delta in enumerate(deltas):
        for i, d in enumerate(delta[0]):
            assert close(number(node(page, l + 1, i, "delta")), d, 0.06)

    page.get_by_text("All numbers as a table").click()
    expect(page.locator(".bp-table")).to_have_count(2)
    neurons, weights = page.locator(".bp-table").all()
    cells = [row.locator("td").all_inner_texts() for row in neurons.locator("tbody tr").all()]
    hidden_and_output = cells[2:]
    slopes = [layer.f_prime(Z) for layer, Z in zip(layers, cache.Z, strict=True)]
    dA = [deltas[1] @ layers[1].W.T, bp.mean_squared_error_gradient(cache.A[-1], T)]
    for l, start in ((0, 0), (1, 3)):
        for i in range(layers[l].b.size):
            z, a, slope, blame, delta, db = map(number, hidden_and_output[start + i])
            assert close(z, cache.Z[l][0, i])
            assert close(a, cache.A[l + 1][0, i])
            assert close(slope, slopes[l][0, i])
            assert close(blame, dA[l][0, i])
            assert close(delta, deltas[l][0, i])
            assert close(db, dbs[l][i])
    shown = [
        [number(text) for text in row.locator("td").all_inner_texts()[1:]]
        for row in weights.locator("tbody tr").all()
    ]
    expected = [
        [layer.W[i, j], dW[i, j], layer.W[i, j] - 0.3 * dW[i, j]]
        for layer, dW in zip(layers, dWs, strict=True)
        for i, j in np.ndindex(dW.shape)
    ]
    assert np.shape(shown) == np.shape(expected)
    assert all(map(close, np.ravel(shown), np.ravel(expected)))

    # Every part can be reached with the arrow keys, and shows its formula.
    page.locator('.bp-net [tabindex="0"]').focus()
    texts = []
    for _ in range(2 + 6 + 3 + 6 + 2 + 1):
        texts.append(page.locator(".bp-part").inner_text())
        page.keyboard.press("ArrowRight")
    assert len(set(texts)) == len(texts)
    weight = next(text for text in texts if "input, neuron 2 to hidden, neuron 3" in text)
    gradient = re.search(r"∂L/∂w = .* = (\S+)$", weight, re.M)[1]
    assert close(number(gradient), dWs[0][1, 2])
    assert close(number(re.search(r"L = .* = (\S+)$", texts[-1], re.M)[1]), loss)


def test_by_mouse_a_weight_is_moved_and_nudged(run_cells, page):
    cell = random_cell(8, [2, 2, 1], ["tanh", "identity"])
    run_cells(cell, "BackpropStepper(layers, x=x, t=t)")
    layers, X, T = made_by(cell)

    page.get_by_role("button", name="Next ›").click()
    assert "Forward through the hidden layer" in page.locator(".bp-title").inner_text()
    page.locator('[data-key="n,1,0"]').hover()
    z = re.search(r"z = .* = (\S+)$", page.locator(".bp-part").inner_text(), re.M)[1]
    assert close(number(z), bp.forward(layers, X).Z[0][0, 0])

    page.locator('[data-key="w,1,1,0"] .bp-hit').click(force=True)
    page.get_by_text("Weight from hidden, neuron 2 to output, neuron 1").first.wait_for()
    slider_of(page, "value").scroll_into_view_if_needed()
    box = slider_of(page, "value").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)
    moved = float(slider_of(page, "value").input_value())
    assert moved > 2
    layers[1].W[1, 0] = round(moved, 2)
    slider_of(page, "Step of the cycle").fill("9")
    cache = bp.forward(layers, X)
    loss = bp.mean_squared_error(cache.A[-1], T)
    page.locator('[data-key="loss"]').hover()
    expect(page.locator(".bp-formulas")).to_contain_text(re.compile(r"L = .* = "))
    page.wait_for_function(
        "loss => document.querySelector('.bp-formulas').innerText.includes(loss)",
        arg=f"= {loss:.4g}",
    )

    nudge = slider_of(page, "nudge")
    nudge.fill("0.5")
    gradient = bp.backward(layers, cache, T).dWs[1][1, 0]
    layers[1].W[1, 0] += 0.5
    truth = bp.mean_squared_error(bp.predict(layers, X), T) - loss
    page.wait_for_function("() => document.querySelector('.bp-true')?.innerText")
    expect(page.locator(".bp-true")).not_to_have_text("0")
    assert close(number(page.locator(".bp-true").inner_text()), truth)
    assert close(number(page.locator(".bp-predicted").inner_text()), 0.5 * gradient)

    page.get_by_role("button", name="▶ Play").click()
    expect(page.locator(".bp-count")).to_have_text("11 of 12", timeout=3000)
    page.get_by_role("button", name="❚❚ Pause").click()


WRONG = """
def wrong(layers, cache, T):
    Z, A = cache
    deltas = [bp.output_delta(A[-1], T, Z[-1], layers[-1].f_prime)]
    for l in reversed(range(len(layers) - 1)):
        deltas.insert(0, deltas[0] @ layers[l + 1].W.T)
    dWs = [bp.weight_gradient(A[l], delta) for l, delta in enumerate(deltas)]
    return deltas, dWs, [bp.bias_gradient(delta) for delta in deltas]

def forever(layers, cache, T):
    while True:
        pass
"""


def test_a_wrong_function_is_marked_where_it_first_goes_wrong(run_cells, page):
    cell = random_cell(3, [2, 3, 3, 1], ["tanh", "tanh", "sigmoid"])
    run_cells(cell + WRONG, "BackpropStepper(layers, x=x, t=t, backward=wrong)")
    layers, X, T = made_by(cell)
    first = page.locator(".bp-first-wrong")
    assert "error signal delta of hidden layer 2 is the first number" in first.inner_text()
    assert page.locator(".bp-is-wrong, .bp-follows").count() == 0  # nothing has been reached yet
    first.get_by_role("button", name="Show me").click()
    assert "Error signal of hidden layer 2" in page.locator(".bp-title").inner_text()
    marked = page.locator(".bp-net .bp-is-wrong")
    assert marked.evaluate_all("marked => marked.map(part => part.dataset.key)") == [
        "n,2,0",
        "n,2,1",
        "n,2,2",
    ]
    expected = bp.backward(layers, bp.forward(layers, X), T).deltas[1]
    verdict = page.locator(".bp-verdict").inner_text()
    assert "✗ yours is wrong" in verdict
    assert close(number(verdict.partition("expected")[2]), expected[0, 0])


def test_bad_input_and_endless_functions_end_in_one_sentence(run_cells, page):
    cell = random_cell(3, [2, 3, 1], ["tanh", "sigmoid"])
    run_cells(
        cell + WRONG + "\nfrom checks import time_limit\ntime_limit.SECONDS = 1.0",
        "BackpropStepper([layers[0], layers[0]], x=x, t=x)",
        "BackpropStepper(layers, x=x * np.nan, t=t)",
        "BackpropStepper(layers, x=x, t=t, backward=lambda layers, cache, T: 1 / 0)",
        "BackpropStepper(layers, x=x, t=t, backward=forever)",
        "print('usable', 6 * 7)",
    )
    said = page.locator(".bp-problem:visible")
    expect(said).to_have_count(4)
    texts = said.all_inner_texts()
    assert "its W should have 3 rows" in texts[0]
    assert "not finite numbers" in texts[1]
    assert "ZeroDivisionError" in texts[2]
    assert "still running after 1 seconds" in texts[3]
    assert all("\n" not in text for text in texts)
    assert page.get_by_text("usable 42").count() == 1
    assert page.locator(ERROR).count() == 0


def test_without_a_kernel_a_picture_is_left_and_exported_pages_step(run_cells, page, chromium):
    cell = random_cell(3, [2, 3, 1], ["tanh", "sigmoid"])
    path = run_cells(cell, "BackpropStepper(layers, x=x, t=t)")
    page.locator(".bp-stepper").wait_for()
    assert not page.locator(".bp-placeholder").is_visible()
    page.keyboard.press("Control+s")
    page.wait_for_timeout(500)
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_text("Shut Down Kernel", exact=True).click()
    page.get_by_text("No Kernel").first.wait_for()
    page.reload()
    picture = page.locator(".bp-placeholder img")
    picture.wait_for()
    assert "error signal" in picture.get_attribute("alt")
    expect(page.get_by_text("Error displaying widget")).to_be_hidden()

    command = ["jupyter", "nbconvert", "--to", "html", "--output", "page.html", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    exported = chromium.new_page()
    exported.route(re.compile("^https?:"), lambda route: route.abort())
    exported.goto(path.with_name("page.html").as_uri())
    exported.locator(".bp-stepper").wait_for()
    assert exported.locator(".bp-placeholder").count() == 0
    slider_of(exported, "Step of the cycle").fill("11")
    assert "The new loss" in exported.locator(".bp-title").inner_text()
    assert "run this cell in Jupyter" in exported.locator(".bp-controls").inner_text()
    exported.close()

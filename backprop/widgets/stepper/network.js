// The network in the page. Python draws it; here its parts get their numbers and highlights.

import { svg } from "../shared/dom.js";
import { numberAt, partName, partOf, wrongAt } from "./parts.js";

/** Two or three significant digits: there is little room in a circle. */
function short(x) {
  if (typeof x !== "number") return "?";
  const size = Math.abs(x);
  const tiny = x !== 0 && (size < 1e-3 || size >= 1e4);
  const text = tiny ? x.toExponential(0) : String(Number(x.toPrecision(size < 0.1 ? 2 : 3)));
  return text.replace("e+", "e").replaceAll("-", "−");
}

/** The numbers that the lines of the network stand for in a step. */
function lineQuantity(step) {
  if (step.kind === "gradient") return "dW";
  if (step.kind === "update") return "change";
  return "W";
}

/**
 * The network in `container`. `choose(key)` is called for a part that is pressed, `look(key)` for one that
 * is pointed at or focused. `draw(drawing, trace)` replaces the drawing, `paint(state)` its numbers.
 */
export function networkIn(container, { choose, look }) {
  let parts = new Map();
  let order = [];
  let focused = 0;

  function draw(drawing, trace) {
    container.innerHTML = drawing;
    parts = new Map();
    for (const element of container.querySelectorAll("[data-key]")) {
      parts.set(element.dataset.key, {
        element,
        wire: element.querySelector(".bp-wire"),
        a: element.querySelector(".bp-a"),
        delta: element.querySelector(".bp-delta"),
      });
      element.setAttribute("role", "button");
      element.setAttribute("tabindex", "-1");
      element.setAttribute("aria-label", partName(trace, element.dataset.key));
    }
    order = [...parts.keys()].sort((a, b) => rank(a) - rank(b));
    focused = 0;
    parts.get(order[0]).element.setAttribute("tabindex", "0");
    const root = container.querySelector("svg");
    root.setAttribute("aria-label", "The network. Arrow keys go from part to part.");
  }

  /** The order of the arrow keys: each column's neurons, then the weights to the next column. */
  function rank(key) {
    const part = partOf(key);
    if (part.what === "loss") return Infinity;
    return part.what === "n" ? part.column * 1e6 + part.i : part.layer * 1e6 + 1000 + part.i * 100 + part.j;
  }

  function focus(index) {
    const to = Math.max(0, Math.min(order.length - 1, index));
    parts.get(order[focused]).element.setAttribute("tabindex", "-1");
    focused = to;
    const { element } = parts.get(order[to]);
    element.setAttribute("tabindex", "0");
    element.focus();
  }

  const keyOf = (event) => event.target.closest?.("[data-key]")?.dataset.key;
  container.addEventListener("click", (event) => keyOf(event) && choose(keyOf(event)));
  container.addEventListener("pointerover", (event) => keyOf(event) && look(keyOf(event)));
  container.addEventListener("focusin", (event) => {
    const key = keyOf(event);
    if (!key) return;
    focused = order.indexOf(key);
    look(key);
  });
  container.addEventListener("keydown", (event) => {
    const moves = {
      ArrowRight: focused + 1,
      ArrowDown: focused + 1,
      ArrowLeft: focused - 1,
      ArrowUp: focused - 1,
      Home: 0,
      End: order.length - 1,
    };
    if (event.key in moves) focus(moves[event.key]);
    else if (event.key === "Enter" || event.key === " ") choose(order[focused]);
    else return;
    event.preventDefault();
  });

  function paint({ trace, step, known, sample }) {
    const root = container.querySelector("svg");
    root.dataset.direction = { forward: "forward", signal: "backward", gradient: "backward" }[step.kind] ?? "";
    root.dataset.kind = step.kind;
    const sizes = trace.W.map((_, l) => largest(trace, lineQuantity(step), l));
    for (const [key, part] of parts) {
      if (key === "loss") paintLoss(trace, step, known, part);
      else if (key.startsWith("n")) paintNeuron(trace, step, known, sample, key, part);
      else paintWeight(trace, step, known, sample, key, part, sizes);
    }
    for (const name of container.querySelectorAll(".bp-name")) {
      const column = Number(name.dataset.column);
      name.classList.toggle("bp-lit", step.columns.includes(column));
    }
    labelWeights(trace, step);
  }

  function paintLoss(trace, step, known, part) {
    const name = known("newloss") ? "newloss" : "loss";
    setText(part.a, known(name) ? short(trace[name]) : "");
    mark(part.element, step.kind === "loss", wrongAt(trace, name), known(name));
  }

  function paintNeuron(trace, step, known, sample, key, part) {
    const { column, layer, i } = partOf(key);
    setText(part.a, known("A", column) ? short(numberAt(trace, "A", column, sample, i)) : "");
    // Before it has passed the activation the signal is ∂L/∂a; times the slope it is delta.
    const name = known("delta", layer) ? "delta" : "dA";
    const isKnown = column > 0 && known(name, layer);
    setText(part.delta, isKnown ? short(numberAt(trace, name, layer, sample, i)) : "");
    const wrong = column === 0 ? undefined : wrongNow(trace, known, sample, layer, i);
    mark(part.element, step.columns.includes(column), wrong, true);
  }

  /** What is wrong with the neuron so far: with its error signal or its bias. */
  function wrongNow(trace, known, sample, layer, i) {
    for (const name of ["delta", "dA", "db", "newb"]) {
      const wrong = known(name, layer) && wrongAt(trace, name, layer, sample, i);
      if (wrong) return wrong;
    }
    return undefined;
  }

  function paintWeight(trace, step, known, sample, key, part, sizes) {
    const { layer, i, j } = partOf(key);
    const value = amount(trace, lineQuantity(step), layer, i, j);
    const { wire, element } = part;
    const thick = 0.8 + (5 * Math.abs(value)) / (sizes[layer] || 1);
    wire.style.strokeWidth = `${Number.isFinite(thick) ? thick.toFixed(2) : 6}px`;
    wire.style.strokeDasharray = value < 0 ? "7 4" : "";
    const name = known("newW", layer) ? "newW" : "dW";
    const wrong = known(name, layer) ? wrongAt(trace, name, layer, sample, i, j) : undefined;
    mark(element, step.weights.includes(layer), wrong, true);
  }

  /** Writes the numbers of the highlighted weights beside them, where there is room. */
  function labelWeights(trace, step) {
    container.querySelectorAll(".bp-weight-label").forEach((old) => old.remove());
    for (const [key, part] of parts) {
      const { what, layer, i, j } = partOf(key);
      if (what !== "w" || trace.folded || !step.weights.includes(layer)) continue;
      const [from, to] = [trace.widths[layer], trace.widths[layer + 1]];
      if (Math.min(from, to) > 1 && from * to > 4) continue;
      const [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map((n) => Number(part.wire.getAttribute(n)));
      const along = Math.min(from, to) === 1 ? 0.5 : 0.33;
      const label = short(amount(trace, lineQuantity(step), layer, i, j));
      const where = { x: x1 + along * (x2 - x1), y: y1 + along * (y2 - y1) + 4, class: "bp-weight-label" };
      part.element.append(svg("text", where, label));
    }
  }

  function highlight(key) {
    for (const [name, part] of parts) part.element.classList.toggle("bp-looked-at", name === key);
  }

  return { draw, paint, highlight, parts: () => order };
}

function amount(trace, name, layer, i, j) {
  if (name === "change") return trace.newW[layer][i][j] - trace.W[layer][i][j];
  return trace[name][layer][i][j];
}

function largest(trace, name, layer) {
  const rows = trace.W[layer];
  return Math.max(...rows.map((row, i) => Math.max(...row.map((_, j) => Math.abs(amount(trace, name, layer, i, j)) || 0))));
}

function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

function mark(element, isLit, wrong, known) {
  element.classList.toggle("bp-lit", isLit);
  element.classList.toggle("bp-is-wrong", known && wrong?.status === "wrong");
  element.classList.toggle("bp-follows", known && wrong?.status === "follows");
}

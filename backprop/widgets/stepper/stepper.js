// The stepper: JavaScript walks through the training cycle; Python computes the numbers.

import { frame, html, problemLine } from "../shared/dom.js";
import { explanation } from "./explanation.js";
import { networkIn } from "./network.js";
import { numberControls } from "./number_controls.js";
import { tablesOf } from "./number_tables.js";
import { partOf } from "./parts.js";
import { selectedParameter } from "./selected_parameter.js";
import { KINDS, walk } from "./walk.js";

/** What all parts of the stepper read: the trace, its steps, and where the reader is. */
function stateOf(model) {
  let reached; // the index of the step at which each number becomes known
  const state = {
    model,
    at: model.get("at"),
    sample: 0,
    lookedAt: null, // the part whose formulas are shown; null: the first part of the step
    get step() {
      return state.steps[state.at];
    },
    /** Whether the number of that name has been computed by the present step. */
    known: (name, layer) => reached.get(layer === undefined ? name : `${name},${layer}`) <= state.at,
    read() {
      state.trace = model.get("trace");
      state.steps = model.get("steps");
      reached = new Map();
      state.steps.forEach(({ shows }, index) => {
        for (const name of shows) if (!reached.has(name)) reached.set(name, index);
      });
    },
    send(name, value) {
      model.set(name, value);
      model.save_changes();
    },
  };
  state.read();
  return state;
}

function render({ model, el }) {
  const root = frame(model, el, "stepper");
  root.append(problemLine(model));
  if (!model.get("trace").widths) return undefined;

  const state = stateOf(model);
  const picture = html("div", { class: "bp-picture" });
  const network = networkIn(picture, { choose, look });
  const words = explanation(state, { parts: network.parts, look, goTo });
  const walking = walk(state, goTo);
  const selected = selectedParameter(state);
  const controls = numberControls(state, paint);
  const tables = html("div", { class: "bp-tables", tabindex: "0", role: "group", "aria-label": "All numbers" });
  const tableView = html("details", { ontoggle: paintTables }, html("summary", {}, "All numbers as a table"), tables);

  root.append(
    words.title,
    words.firstWrong,
    picture,
    walking.element,
    legend(),
    words.text,
    words.formulas,
    words.inside,
    html(
      "details",
      { open: !state.trace.folded },
      html("summary", {}, "Change the numbers"),
      controls.element,
      selected.element,
    ),
    tableView,
  );

  function goTo(index) {
    state.at = Math.max(0, Math.min(state.steps.length - 1, index));
    state.lookedAt = null;
    paint();
  }

  function look(key) {
    state.lookedAt = key;
    network.highlight(key);
    words.paintPart();
  }

  function choose(key) {
    const part = partOf(key);
    look(key);
    if (state.trace.folded || !model.get("live")) return;
    if (part.what === "w") selected.select(`W,${part.layer},${part.i},${part.j}`);
    else if (part.what === "n" && part.column > 0) selected.select(`b,${part.layer},${part.i}`);
  }

  function paint() {
    root.dataset.kind = state.step.kind;
    network.paint(state);
    network.highlight(state.lookedAt);
    walking.paint();
    words.paint();
    paintTables();
  }

  function paintTables() {
    if (tableView.open) tables.replaceChildren(...tablesOf(state));
  }

  function paintNewNetwork() {
    network.draw(model.get("drawing"), state.trace);
    controls.paint();
    selected.paint();
  }

  model.on("change:trace", () => {
    const before = state.steps.length;
    state.read();
    if (state.steps.length !== before) {
      state.at = 0;
      paintNewNetwork();
    }
    paint();
    selected.paintNudge();
  });
  model.on("change:nudge", selected.paintNudge);

  paintNewNetwork();
  paint();
  return walking.pause;
}

function legend() {
  const kinds = Object.entries(KINDS).filter(([kind]) => kind !== "loss");
  return html(
    "p",
    { class: "bp-legend bp-quiet" },
    ...kinds.map(([kind, name]) => html("span", { class: `bp-key bp-${kind}` }, name)),
    html("span", { class: "bp-key-dashed" }, "thick: large · dashed: negative"),
  );
}

export default { render };

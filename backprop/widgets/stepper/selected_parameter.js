// The weight or bias that the reader has selected: its slider, and what a nudge does to the loss.

import { html, slider } from "../shared/dom.js";
import { show } from "../shared/number_format.js";
import { numberSlider } from "./number_controls.js";
import { partName } from "./parts.js";

/** { name, value, gradient } of the parameter with a key like "W,0,1,2" or "b,0,2". */
function parameterOf(trace, key) {
  const [kind, l, i, j] = key.split(",").map((part, n) => (n ? Number(part) : part));
  if (kind === "W") {
    const name = partName(trace, `w,${l},${i},${j}`);
    return { name, value: trace.W[l][i][j], gradient: trace.dW[l][i][j] };
  }
  const name = `bias of ${partName(trace, `n,${l + 1},${i}`)}`;
  return { name, value: trace.b[l][i], gradient: trace.db[l][i] };
}

export function selectedParameter(state) {
  const { model } = state;
  const element = html("div", { class: "bp-selected" });
  const outcome = html("p", { class: "bp-nudge-outcome", role: "status" });
  let nudge = 0;

  function select(key) {
    state.send("selected", key);
    paint();
  }

  function paint() {
    const key = model.get("selected");
    nudge = 0;
    if (!key || state.trace.folded) {
      const hint = "Click a line to move its weight, a neuron to move its bias.";
      const isSelectable = model.get("live") && !state.trace.folded;
      element.replaceChildren(html("p", { class: "bp-quiet" }, isSelectable ? hint : ""));
      return;
    }
    const { name, value } = parameterOf(state.trace, key);
    const rows = [html("h4", {}, name[0].toUpperCase() + name.slice(1))];
    if (model.get("live")) {
      const setValue = (number) => state.send("edits", { ...model.get("edits"), [key]: number });
      rows.push(numberSlider("value", value, -8, 8, setValue));
    }
    const oninput = (number) => {
      nudge = number;
      paintNudge();
    };
    const nudgeSlider = slider({ name: "nudge", min: -1, max: 1, step: 0.05, value: 0, words: show, oninput });
    element.replaceChildren(...rows, nudgeSlider.element, outcome);
    outcome.replaceChildren();
    paintNudge();
  }

  /** What the gradient predicts for the nudge, and what the loss really does. */
  function paintNudge() {
    const { key, by, losses } = model.get("nudge");
    if (!key || key !== model.get("selected") || state.trace.folded) return;
    const distance = (i) => Math.abs(by[i] - nudge);
    const nearest = by.reduce((best, _, i) => (distance(i) < distance(best) ? i : best), 0);
    const { gradient } = parameterOf(state.trace, key);
    outcome.replaceChildren(
      `The gradient ${show(gradient)} predicts a change of the loss of `,
      html("b", { class: "bp-predicted" }, show(gradient * by[nearest])),
      "; in truth it changes by ",
      html("b", { class: "bp-true" }, show(losses[nearest] - losses[(by.length - 1) / 2])),
      ".",
    );
  }
  return { element, select, paint, paintNudge };
}

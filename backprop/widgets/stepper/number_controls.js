// Sliders and choices for what the reader may change; Python then computes all numbers again.

import { html, slider } from "../shared/dom.js";
import { show } from "../shared/number_format.js";

/** A slider for any number. It stands where the number is; a number that is set has two decimals. */
export function numberSlider(name, value, min, max, oninput) {
  const range = { min: Math.min(min, value), max: Math.max(max, value), step: "any" };
  const set = (number) => oninput(Number(number.toFixed(2)));
  return slider({ name, ...range, value, oninput: set, words: (x) => show(Number(x.toFixed(4))) }).element;
}

function choice(name, options, value, onchoose) {
  const select = html("select", { onchange: () => onchoose(Number(select.value)) });
  select.append(...options.map((option) => html("option", { value: option, selected: option === value }, String(option))));
  return html("label", { class: "bp-choice" }, html("span", {}, name), select);
}

/** `repaint()` paints the stepper: the sample that is shown changes without Python. */
export function numberControls(state, repaint) {
  const { model } = state;
  const element = html("div", { class: "bp-controls" });

  function sampleChoice() {
    const numbers = Array.from({ length: state.trace.samples }, (_, s) => s + 1);
    return choice("Sample shown", numbers, state.sample + 1, (number) => {
      state.sample = number - 1;
      paint();
      repaint();
    });
  }

  /** A slider for each entry of the input or the target of the sample that is shown. */
  function sampleSliders(trait, name) {
    const { sample } = state;
    const numbers = model.get(trait)[sample];
    return numbers.map((number, i) =>
      numberSlider(`${name}${numbers.length > 1 ? ` ${i + 1}` : ""}`, number, -2, 2, (value) => {
        const samples = structuredClone(model.get(trait));
        samples[sample][i] = value;
        state.send(trait, samples);
      }),
    );
  }

  function paint() {
    if (!model.get("live")) {
      const why = "To change numbers, run this cell in Jupyter: Python computes them.";
      element.replaceChildren(html("p", { class: "bp-quiet" }, why));
      return;
    }
    const { samples, folded } = state.trace;
    const hidden = model.get("hidden");
    const rows = [];
    if (hidden) rows.push(choice("Hidden layers", [1, 2, 3, 4], hidden, (count) => state.send("hidden", count)));
    if (samples > 1) rows.push(sampleChoice());
    if (!folded) rows.push(...sampleSliders("x", "input"), ...sampleSliders("t", "target"));
    rows.push(numberSlider("learning rate", model.get("lr"), 0, 5, (value) => state.send("lr", value)));
    element.replaceChildren(...rows);
  }
  return { element, paint };
}

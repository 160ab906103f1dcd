// The present step in words, and the formulas of the part that the reader looks at.

import { html, slider } from "../shared/dom.js";
import { show } from "../shared/number_format.js";
import { formulasOf } from "./formulas.js";
import { newParts, newQuantities, partName } from "./parts.js";
import { KINDS, button } from "./walk.js";

/** `parts()` has the keys of all parts, `look(key)` turns to a part, `goTo(index)` to a step. */
export function explanation(state, { parts, look, goTo }) {
  const title = html("h3", { class: "bp-title" });
  const firstWrong = html("p", { class: "bp-first-wrong" });
  const text = html("p", { class: "bp-step-text", "aria-live": "polite" });
  const name = html("p", { class: "bp-part-name" });
  const lines = html("ul", { class: "bp-formulas" });
  const inside = stepInside(state, parts, look);

  function paint() {
    const { kind, title: words, text: sentence } = state.step;
    title.replaceChildren(html("span", { class: "bp-kind" }, KINDS[kind]), ` ${words}`);
    text.textContent = sentence;
    inside.fill();
    paintFirstWrong();
    paintPart();
  }

  function paintFirstWrong() {
    const { text: sentence, step } = state.trace.first;
    firstWrong.hidden = !sentence;
    if (!sentence) return;
    firstWrong.replaceChildren(`✗ ${sentence} `, button("Show me", () => goTo(step)));
  }

  function paintPart() {
    const { trace, sample, known, step } = state;
    const key = state.lookedAt ?? newParts(step, parts())[0];
    name.textContent = key ? partName(trace, key) : "";
    const formulas = key ? formulasOf(trace, key, sample, known) : [];
    const quantities = newQuantities(step);
    lines.replaceChildren(...formulas.map((formula) => lineOf(formula, quantities.includes(formula.name))));
    inside.mark(key);
  }

  const formulas = html("div", { class: "bp-part", "aria-live": "polite" }, name, lines);
  return { title, firstWrong, text, formulas, inside: inside.element, paint, paintPart };
}

function lineOf({ kind, text, wrong }, isNew) {
  const line = html("li", { class: `bp-line bp-${kind}${isNew ? " bp-new" : ""}` }, text);
  if (wrong) {
    const verdict = wrong.status === "wrong" ? "✗ yours is wrong" : "✗ follows from an earlier mistake";
    line.append(html("span", { class: "bp-verdict" }, ` ${verdict}: expected ${show(wrong.expected)}`));
  }
  return line;
}

/** "Step inside": the arithmetic of the step's layer, one number after the other. */
function stepInside(state, parts, look) {
  const list = html("ol", { class: "bp-inside" });
  let keys = [];
  const number = slider({
    name: "Number",
    min: 1,
    max: 1,
    step: 1,
    value: 1,
    oninput: (position) => look(keys[position - 1]),
    words: (position) => `${position} of ${keys.length}`,
  });
  const summary = html("summary", {}, "Step inside");
  const element = html("details", { class: "bp-step-inside", ontoggle }, summary, number.element, list);

  function ontoggle() {
    fill();
    mark(state.lookedAt ?? keys[0]);
  }

  function fill() {
    keys = newParts(state.step, parts());
    if (!element.open) return;
    number.input.max = keys.length;
    list.replaceChildren(...keys.map(itemOf));
  }

  function itemOf(key) {
    const quantities = newQuantities(state.step);
    const formulas = formulasOf(state.trace, key, state.sample, state.known);
    const lines = formulas.filter(({ name }) => quantities.includes(name)).map((line) => lineOf(line, false));
    const name = html("span", { class: "bp-quiet" }, partName(state.trace, key));
    return html("li", { "data-part": key }, name, html("ul", {}, ...lines));
  }

  function mark(key) {
    if (!element.open) return;
    const index = keys.indexOf(key);
    if (index >= 0) number.set(index + 1);
    for (const item of list.children) item.classList.toggle("bp-looked-at", item.dataset.part === key);
  }
  return { element, fill, mark };
}

// The stepper: walking through one training cycle is done here; new numbers come from Python.

import { frame, html, problemLine, slider } from "../shared/dom.js";
import { formulasOf } from "./formulas.js";
import { partName, partOf } from "./parts.js";
import { networkIn } from "./network.js";
import { show } from "../shared/number_format.js";
import { tablesOf } from "./number_tables.js";

const KINDS = {
  forward: "forward",
  loss: "loss",
  signal: "error signal",
  gradient: "gradient",
  update: "update",
};
const PLAY_MS = 1400;

function render({ model, el }) {
  const root = frame(model, el, "stepper");
  const problem = problemLine(model);
  root.append(problem);
  let trace = model.get("trace");
  if (!trace.widths) return undefined;
  let steps = model.get("steps");
  let at = model.get("at");
  let looked = null; // the part whose formulas are shown; null: the step's own
  let sample = 0;
  let order = orderOf(steps);

  // ---- the parts of the page

  const title = html("h3", { class: "bp-title" });
  const picture = html("div", { class: "bp-picture" });
  const network = networkIn(picture, { choose, look });
  const track = html("input", { type: "range", min: 0, step: 1, "aria-label": "Step of the cycle" });
  const back = button("‹ Back", () => goTo(at - 1));
  const next = button("Next ›", () => goTo(at + 1));
  const play = button("▶ Play", () => (timer ? pause() : start()));
  const count = html("span", { class: "bp-quiet bp-count" });
  const says = html("p", { class: "bp-says", "aria-live": "polite" });
  const first = html("p", { class: "bp-first" });
  const formulas = html("ul", { class: "bp-formulas" });
  const about = html("p", { class: "bp-about" });
  const inside = insidePanel();
  const controls = html("div", { class: "bp-controls" });
  const chosen = html("div", { class: "bp-chosen" });
  const tables = html("div", { class: "bp-tables", tabindex: "0", role: "group", "aria-label": "All numbers" });
  const tableTwin = html("details", {}, html("summary", {}, "All numbers as a table"), tables);
  tableTwin.addEventListener("toggle", paintTables);

  root.append(
    title,
    first,
    picture,
    html("div", { class: "bp-walk" }, back, play, next, track, count),
    legend(),
    says,
    html("div", { class: "bp-told", "aria-live": "polite" }, about, formulas),
    inside.place,
    html("details", { open: !trace.folded }, html("summary", {}, "Change the numbers"), controls, chosen),
    tableTwin,
  );
  track.addEventListener("input", () => goTo(Number(track.value)));

  // ---- walking

  let timer = null;

  function goTo(to) {
    at = Math.max(0, Math.min(steps.length - 1, to));
    looked = null;
    paint();
  }

  function start() {
    if (at === steps.length - 1) goTo(0);
    timer = setInterval(() => {
      goTo(at + 1);
      if (at === steps.length - 1) pause();
    }, PLAY_MS);
    play.textContent = "❚❚ Pause";
  }

  function pause() {
    clearInterval(timer);
    timer = null;
    play.textContent = "▶ Play";
  }

  /** Whether the number of that name has been computed by the step shown. */
  function known(name, layer) {
    return order.get(layer === undefined ? name : `${name},${layer}`) <= at;
  }

  // ---- looking at a part, choosing one

  function look(key) {
    looked = key;
    paintTold();
  }

  function choose(key) {
    const part = partOf(key);
    look(key);
    if (trace.folded || !model.get("live")) return;
    if (part.what === "w") select(`W,${part.layer},${part.i},${part.j}`);
    else if (part.what === "n" && part.column > 0) select(`b,${part.layer},${part.i}`);
  }

  function select(key) {
    model.set("selected", key);
    model.save_changes();
    paintChosen();
  }

  // ---- painting

  function paint() {
    const step = steps[at];
    root.dataset.kind = step.kind;
    title.replaceChildren(html("span", { class: "bp-kind" }, KINDS[step.kind]), ` ${step.title}`);
    track.max = steps.length - 1;
    track.value = at;
    track.setAttribute("aria-valuetext", `${at + 1} of ${steps.length}: ${step.title}`);
    count.textContent = `${at + 1} of ${steps.length}`;
    back.disabled = at === 0;
    next.disabled = at === steps.length - 1;
    says.textContent = step.says;
    network.paint(trace, step, known, sample);
    inside.fill();
    paintFirst();
    paintTold();
    paintTables();
  }

  function paintTold() {
    const key = looked ?? partsOf(steps[at])[0];
    network.light(looked);
    about.textContent = key ? partName(trace, key) : "";
    const names = steps[at].shows.map((one) => one.split(",")[0]);
    const lines = key ? formulasOf(trace, key, sample, known) : [];
    formulas.replaceChildren(...lines.map((line) => lineOf(line, names.includes(line.name))));
    inside.mark(key);
  }

  function paintFirst() {
    const { says: sentence, step } = trace.first;
    first.hidden = !sentence;
    if (!sentence) return;
    first.replaceChildren(`✗ ${sentence} `, button("Show me", () => goTo(step)));
  }

  function paintTables() {
    if (tableTwin.open) tables.replaceChildren(...tablesOf(trace, known, sample));
  }

  /** The parts whose numbers are new in a step, in the order of the layer. */
  function partsOf(step) {
    const keys = network.parts();
    const firstName = step.shows[0].split(",")[0];
    const layers = step.shows.map((one) => Number(one.split(",")[1]));
    if (step.kind === "loss") return ["loss"];
    if (step.kind === "gradient" || step.kind === "update") {
      return keys.filter((key) => {
        const part = partOf(key);
        return layers.includes(part.layer) && (part.what === "w" || part.what === "n");
      });
    }
    const column = firstName === "A" ? layers[0] : layers[0] + 1;
    return keys.filter((key) => key.startsWith(`n,${column},`));
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
  function insidePanel() {
    const list = html("ol", { class: "bp-inside" });
    let keys = [];
    const walk = slider({
      name: "Number",
      min: 1,
      max: 1,
      step: 1,
      value: 1,
      oninput: (number) => look(keys[number - 1]),
      words: (number) => `${number} of ${keys.length}`,
    });
    const place = html("details", { class: "bp-step-inside" }, html("summary", {}, "Step inside"), walk.place, list);
    place.addEventListener("toggle", () => fill() ?? mark(looked ?? keys[0]));
    function fill() {
      keys = partsOf(steps[at]);
      if (!place.open) return;
      const names = steps[at].shows.map((one) => one.split(",")[0]);
      walk.input.max = keys.length;
      list.replaceChildren(
        ...keys.map((key) => {
          const lines = formulasOf(trace, key, sample, known).filter((line) => names.includes(line.name));
          const told = lines.map((line) => lineOf(line, false));
          return html("li", { "data-part": key }, html("span", { class: "bp-quiet" }, partName(trace, key)), html("ul", {}, ...told));
        }),
      );
    }
    function mark(key) {
      if (!place.open) return;
      const number = keys.indexOf(key);
      if (number >= 0) walk.set(number + 1);
      for (const item of list.children) item.classList.toggle("bp-looked-at", item.dataset.part === key);
    }
    return { place, fill, mark };
  }

  // ---- changing the numbers: Python computes them anew

  function send(name, value) {
    model.set(name, value);
    model.save_changes();
  }

  function paintControls() {
    const { samples, folded, widths } = trace;
    const rows = [];
    if (model.get("hidden")) {
      const choice = select_("Hidden layers", [1, 2, 3, 4], model.get("hidden"), (n) => send("hidden", n));
      rows.push(choice);
    }
    if (samples > 1) {
      const names = Array.from({ length: samples }, (_, s) => s + 1);
      rows.push(
        select_("Sample shown", names, sample + 1, (s) => {
          sample = s - 1;
          paintControls();
          paint();
        }),
      );
    }
    if (!folded) {
      for (const [trait, name, width] of [["x", "input", widths[0]], ["t", "target", widths.at(-1)]]) {
        for (let i = 0; i < width; i += 1) {
          rows.push(numberSlider(`${name}${width > 1 ? ` ${i + 1}` : ""}`, model.get(trait)[sample][i], -2, 2, (value) => {
            const values = structuredClone(model.get(trait));
            values[sample][i] = value;
            send(trait, values);
          }));
        }
      }
    }
    rows.push(numberSlider("learning rate", model.get("lr"), 0, 5, (value) => send("lr", value)));
    if (!model.get("live")) {
      controls.replaceChildren(html("p", { class: "bp-quiet" }, "To change numbers, run this cell in Jupyter: Python computes them."));
      return;
    }
    controls.replaceChildren(...rows);
  }

  /** Its steps are free, so that it stands where the number is; what is set has two decimals. */
  function numberSlider(name, value, min, max, oninput) {
    const ends = { min: Math.min(min, value), max: Math.max(max, value), step: "any" };
    const set = (number) => oninput(Number(number.toFixed(2)));
    return slider({ name, ...ends, value, oninput: set, words: (x) => show(Number(x.toFixed(4))) }).place;
  }

  function select_(name, options, value, onchange) {
    const choice = html("select", { onchange: () => onchange(Number(choice.value)) });
    choice.append(...options.map((one) => html("option", { value: one, selected: one === value }, String(one))));
    return html("label", { class: "bp-choice" }, html("span", {}, name), choice);
  }

  function paintChosen() {
    const key = model.get("selected");
    if (!key || trace.folded) {
      const hint = "Click a line to move its weight, a neuron to move its bias.";
      chosen.replaceChildren(html("p", { class: "bp-quiet" }, model.get("live") && !trace.folded ? hint : ""));
      return;
    }
    const [name, l, ...index] = key.split(",");
    const [i, j] = index.map(Number);
    const value = () => (name === "W" ? trace.W[l][i][j] : trace.b[l][i]);
    const gradient = () => (name === "W" ? trace.dW[l][i][j] : trace.db[l][i]);
    const part = name === "W" ? `w,${l},${i},${j}` : `n,${Number(l) + 1},${i}`;
    const called = name === "W" ? partName(trace, part) : `bias of ${partName(trace, part)}`;
    const rows = [html("h4", {}, called[0].toUpperCase() + called.slice(1))];
    if (model.get("live")) {
      rows.push(
        numberSlider("value", value(), -8, 8, (number) => {
          send("edits", { ...model.get("edits"), [key]: number });
        }),
      );
    }
    const outcome = html("p", { class: "bp-nudged", role: "status" });
    let by = 0;
    const tell = () => {
      const { key: measured, by: nudges, losses } = model.get("nudge");
      if (measured !== key) return;
      const near = nudges.reduce((best, nudge, n) => (Math.abs(nudge - by) < Math.abs(nudges[best] - by) ? n : best), 0);
      const truth = losses[near] - losses[(nudges.length - 1) / 2];
      outcome.replaceChildren(
        `The gradient ${show(gradient())} predicts a change of the loss of `,
        html("b", { class: "bp-predicted" }, show(gradient() * nudges[near])),
        "; in truth it changes by ",
        html("b", { class: "bp-true" }, show(truth)),
        ".",
      );
    };
    const nudge = slider({
      name: "nudge",
      min: -1,
      max: 1,
      step: 0.05,
      value: 0,
      words: show,
      oninput: (number) => {
        by = number;
        tell();
      },
    });
    chosen.replaceChildren(...rows, nudge.place, outcome);
    tell();
    chosen.tell = tell;
  }

  // ---- news from Python

  model.on("change:trace", () => {
    trace = model.get("trace");
    const before = steps.length;
    steps = model.get("steps");
    order = orderOf(steps);
    if (steps.length !== before) {
      network.draw(model.get("drawing"), trace);
      at = 0;
      paintControls();
      paintChosen();
    }
    paint();
    chosen.tell?.();
  });
  model.on("change:nudge", () => chosen.tell?.());

  network.draw(model.get("drawing"), trace);
  paintControls();
  paintChosen();
  paint();
  return () => clearInterval(timer);
}

/** At which step each number becomes known; what every step has (weights) from the start. */
function orderOf(steps) {
  const order = new Map();
  steps.forEach((step, place) => {
    for (const name of step.shows) if (!order.has(name)) order.set(name, place);
  });
  return order;
}

function button(name, onclick) {
  return html("button", { type: "button", class: "bp-button", onclick }, name);
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

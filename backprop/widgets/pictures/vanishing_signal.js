// The error signal in each layer as bars, and a neuron of the pushed layer on its activation.
import { barTable } from "./bar_table.js";
import { frame, html, problemLine, slider, svg } from "../shared/dom.js";
import { percent, show } from "../shared/number_format.js";
import { path, scale } from "./axes.js";

/** How much of the signal arrives, in one sentence; in a second one, what the push does. */
function signalInWords({ sizes, pushed, push }) {
  const layers = sizes.length - 1;
  let words = "There is only one layer: the signal has no way to go.";
  if (layers && !sizes.at(-1)) words = "No signal starts at the output: its own slope is 0.";
  else if (layers) {
    const share = percent(sizes[0] / sizes.at(-1));
    words = `Of the signal at the output, ${share} reaches layer 1, ${layers} layer${layers > 1 ? "s" : ""} back.`;
  }
  return push ? `${words} Layer ${pushed + 1} is pushed out by ${show(push)}.` : words;
}

/** The activation, the neuron as a dot on it, and the slope there as a tangent. */
function activationPicture(curves) {
  const curve = svg("path", { class: "bp-curve" });
  const axes = svg("path", { class: "bp-axis" });
  const tangent = svg("path", { class: "bp-tangent" });
  const dot = svg("circle", { class: "bp-dot", r: 7 });
  const picture = svg("svg", { viewBox: "0 0 300 180", role: "img" });
  picture.append(
    axes,
    svg("text", { x: 298, y: 174, "text-anchor": "end" }, "Z"),
    curve,
    tangent,
    dot,
  );

  function update({ activation, z, a, slope }, layer) {
    const points = curves[activation];
    const heights = points.map(([, height]) => height);
    const low = Math.min(...heights), high = Math.max(...heights);
    const [first, last] = [points[0][0], points.at(-1)[0]];
    const x = scale(first, last, 8, 292), y = scale(low, high, 150, 20);
    axes.setAttribute("d", `M8 ${y(0)}H292M${x(0)} 12V158`);
    curve.setAttribute("d", path(points.map(([z, height]) => [x(z), y(height)])));
    const shownZ = Math.min(last, Math.max(first, z));
    const length = 34; // on the screen, so that a steep tangent is no longer than a flat one
    const [dx, dy] = [x(1) - x(0), y(slope) - y(0)];
    const unit = length / Math.hypot(dx, dy);
    const ends = [-unit, unit].map((k) => [x(shownZ) + k * dx, y(a) + k * dy]);
    tangent.setAttribute("d", path(ends));
    dot.setAttribute("cx", x(shownZ));
    dot.setAttribute("cy", y(a));
    const words = `A neuron of layer ${layer}: Z = ${show(z)}, slope ${activation}′(Z) = ${show(slope)}`;
    picture.setAttribute("aria-label", words);
    return words;
  }
  return { element: picture, update };
}

function render({ model, el }) {
  const root = frame(model, el, "vanishing");
  const change = (name, value) => {
    model.set(name, value);
    model.save_changes();
  };
  const table = barTable({ caption: "mean |δ|, each layer's error signal (logarithmic scale)", low: -10, high: 0, colour: "signal" });
  const activation = activationPicture(model.get("curves"));
  const words = html("p", { class: "bp-words bp-share" });
  const neuron = html("p", { class: "bp-quiet bp-neuron" });
  const neuronPicture = html("div", { class: "bp-neuron-picture" }, activation.element, neuron);
  const drawing = html("div", { class: "bp-columns" }, table.element, neuronPicture);
  const choices = html("fieldset", { class: "bp-choices" }, html("legend", {}, "activation of the hidden layers"));
  const group = `bp-activation-${model.get("placeholder_id")}`;
  for (const name of ["sigmoid", "tanh", "relu"]) {
    const input = html("input", { type: "radio", name: group, value: name, onchange: () => change("activation", name) });
    input.checked = name === model.get("activation");
    choices.append(html("label", {}, input, ` ${name}`));
  }
  const depth = slider({ name: "layers", min: 1, max: 10, step: 1, value: model.get("depth"), oninput: (n) => change("depth", n) });
  const push = slider({ name: "saturate", min: 0, max: 10, step: model.get("push_step"), value: model.get("push"), oninput: (z) => change("push", z), words: show });

  function draw() {
    const signal = model.get("signal");
    drawing.hidden = words.hidden = Boolean(model.get("problem")) || !signal.sizes;
    if (drawing.hidden) return;
    const last = signal.sizes.length;
    const items = signal.sizes.map((size, l) => {
      const note = l + 1 === last ? " (output)" : l === signal.pushed && signal.push ? " (pushed)" : "";
      return { name: `${l + 1}${note}`, size };
    });
    table.update(items.reverse());
    words.textContent = signalInWords(signal);
    neuron.textContent = `${activation.update(signal.neuron, signal.pushed + 1)}.`;
  }
  model.on("change:signal", draw);
  model.on("change:problem", draw);
  root.append(problemLine(model), drawing, words, depth.element, choices, push.element);
  draw();
}

export default { render };

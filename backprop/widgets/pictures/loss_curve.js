// The loss as a valley, the prediction as a dot in it, the slope as a tangent.
import { frame, html, problemLine, slider, svg } from "../shared/dom.js";
import { show } from "../shared/number_format.js";
import { path, scale, ticks } from "./axes.js";

const LEFT = 58, RIGHT = 625, TOP = 26, BOTTOM = 245;

function slopeInWords(slope) {
  if (slope === 0) return "Slope 0: the floor of the valley.";
  return `Slope ${show(slope)}: ${slope < 0 ? "raise" : "lower"} the prediction and the loss falls.`;
}

/** Axes, curve and target: what changes only when the target does. */
function landscape({ positions, losses, target }) {
  const x = scale(positions[0], positions.at(-1), LEFT, RIGHT);
  const low = Math.min(0, ...losses), high = Math.max(...losses);
  const y = scale(low, high > low ? high : low + 1, BOTTOM, TOP);
  const parts = [svg("path", { class: "bp-axis", d: path([[LEFT, TOP], [LEFT, BOTTOM], [RIGHT, BOTTOM]]) })];
  for (const value of ticks(positions[0], positions.at(-1), 8))
    parts.push(
      svg("path", { class: "bp-axis", d: `M${x(value)} ${BOTTOM}v5` }),
      svg("text", { x: x(value), y: BOTTOM + 19, "text-anchor": "middle" }, show(value)),
    );
  for (const value of ticks(low, high > low ? high : low + 1, 4))
    parts.push(
      svg("path", { class: "bp-axis", d: `M${LEFT} ${y(value)}h-5` }),
      svg("text", { x: LEFT - 9, y: y(value) + 4, "text-anchor": "end" }, show(value)),
    );
  parts.push(
    svg("text", { x: (LEFT + RIGHT) / 2, y: BOTTOM + 38, "text-anchor": "middle" }, "prediction a"),
    svg("text", { x: LEFT - 9, y: TOP - 13, "text-anchor": "middle" }, "loss L"),
    svg("path", { class: "bp-target", d: `M${x(target)} ${TOP}V${BOTTOM}` }),
    svg("text", { x: x(target), y: TOP - 10, "text-anchor": "middle" }, `target ${show(target)}`),
    svg("path", { class: "bp-curve", d: path(positions.map((a, i) => [x(a), y(losses[i])])) }),
  );
  return { x, y, parts };
}

function render({ model, el }) {
  const root = frame(model, el, "loss-curve");
  const ground = svg("g");
  const clip = `bp-clip-${model.get("still_key")}`;
  const room = svg("rect", { x: LEFT, y: TOP, width: RIGHT - LEFT, height: BOTTOM - TOP });
  const tangent = svg("path", { class: "bp-tangent", "clip-path": `url(#${clip})` });
  const slopeLabel = svg("text", { class: "bp-slope bp-haloed" });
  const dot = svg("circle", { class: "bp-dot", r: 8 });
  const picture = svg("svg", { viewBox: "0 0 640 290", role: "img", class: "bp-drag" });
  picture.append(svg("clipPath", { id: clip }, room), ground, tangent, dot, slopeLabel);
  const words = html("p", { class: "bp-words" });
  const shown = html("div", {}, picture, words);
  root.append(problemLine(model), shown);

  let x, y, here, predictions, targets;

  function place() {
    const { positions, losses, slopes, target } = model.get("curve");
    const a = positions[here], loss = losses[here];
    dot.setAttribute("cx", x(a));
    dot.setAttribute("cy", y(loss));
    let told = `Prediction ${show(a)}, target ${show(target)}: the loss is ${show(loss)}.`;
    if (slopes.length) {
      const slope = slopes[here], reach = 0.14 * (positions.at(-1) - positions[0]);
      tangent.setAttribute("d", path([-reach, reach].map((d) => [x(a + d), y(loss + slope * d)])));
      const side = Math.sign(target - a); // inside the valley, where there is room
      slopeLabel.textContent = `slope ${show(slope)}`;
      slopeLabel.setAttribute("x", x(a) + 14 * side);
      slopeLabel.setAttribute("y", y(loss) - 18);
      slopeLabel.setAttribute("text-anchor", { 1: "start", 0: "middle", "-1": "end" }[side]);
      told += ` ${slopeInWords(slope)}`;
    }
    words.textContent = told;
    picture.setAttribute("aria-label", `The loss over the prediction. ${told}`);
  }

  function moveTo(position) {
    here = position;
    predictions.set(here);
    place();
    model.set("prediction", model.get("curve").positions[here]);
    model.save_changes();
  }

  function drawAll() {
    const curve = model.get("curve");
    shown.hidden = Boolean(model.get("problem"));
    if (!curve.positions || shown.hidden) return;
    const { positions } = curve;
    if (!predictions) {
      here = positions.indexOf(model.get("prediction"));
      const last = positions.length - 1, words = (i) => show(positions[i]);
      const to = (i) => {
        model.set("target", positions[i]);
        model.save_changes();
      };
      predictions = slider({ name: "prediction", min: 0, max: last, step: 1, value: here, words, oninput: moveTo });
      const middle = positions.indexOf(curve.target);
      targets = slider({ name: "target", min: last / 4, max: (3 * last) / 4, step: 1, value: middle, words, oninput: to });
      root.append(predictions.place);
      if (model.get("live")) root.append(targets.place); // another curve needs the functions
    }
    let parts;
    ({ x, y, parts } = landscape(curve));
    ground.replaceChildren(...parts);
    place();
  }

  const drag = (event) => {
    const box = picture.getBoundingClientRect();
    const { positions } = model.get("curve");
    const share = (((event.clientX - box.left) / box.width) * 640 - LEFT) / (RIGHT - LEFT);
    const last = positions.length - 1;
    moveTo(Math.min(last, Math.max(0, Math.round(share * last))));
  };
  picture.addEventListener("pointerdown", (event) => {
    picture.setPointerCapture(event.pointerId);
    event.preventDefault();
    drag(event);
  });
  picture.addEventListener("pointermove", (event) => {
    if (picture.hasPointerCapture(event.pointerId)) drag(event);
  });
  model.on("change:curve", drawAll);
  model.on("change:problem", drawAll);
  drawAll();
}

export default { render };

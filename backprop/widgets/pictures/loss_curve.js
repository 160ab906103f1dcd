// The loss as a valley, the prediction as a dot in it, the slope as a tangent.
import { frame, html, problemLine, slider, svg } from "../shared/dom.js";
import { show } from "../shared/number_format.js";
import { path, scale, ticks } from "./axes.js";

const WIDTH = 640, LEFT = 58, RIGHT = 625, TOP = 26, BOTTOM = 245;

function slopeInWords(slope) {
  if (slope === 0) return "Slope 0: the floor of the valley.";
  return `Slope ${show(slope)}: ${slope < 0 ? "raise" : "lower"} the prediction and the loss falls.`;
}

/** Axes, curve and target: these change only with the target. */
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

/** The prediction as a dot on the curve, its slope as a tangent; `move` returns both in words. */
function predictionMark(clip) {
  const tangent = svg("path", { class: "bp-tangent", "clip-path": `url(#${clip})` });
  const slopeLabel = svg("text", { class: "bp-slope bp-haloed" });
  const dot = svg("circle", { class: "bp-dot", r: 8 });

  function drawSlope(slope, a, loss, { positions, target }, x, y) {
    const reach = 0.14 * (positions.at(-1) - positions[0]);
    tangent.setAttribute("d", path([-reach, reach].map((d) => [x(a + d), y(loss + slope * d)])));
    const side = Math.sign(target - a); // inside the valley, where there is room
    slopeLabel.textContent = `slope ${show(slope)}`;
    slopeLabel.setAttribute("x", x(a) + 14 * side);
    slopeLabel.setAttribute("y", y(loss) - 18);
    slopeLabel.setAttribute("text-anchor", { 1: "start", 0: "middle", "-1": "end" }[side]);
  }

  function move(position, curve, x, y) {
    const a = curve.positions[position], loss = curve.losses[position], slope = curve.slopes[position];
    dot.setAttribute("cx", x(a));
    dot.setAttribute("cy", y(loss));
    const words = `Prediction ${show(a)}, target ${show(curve.target)}: the loss is ${show(loss)}.`;
    if (slope === undefined) return words;
    drawSlope(slope, a, loss, curve, x, y);
    return `${words} ${slopeInWords(slope)}`;
  }
  return { elements: [tangent, dot, slopeLabel], move };
}

/** Calls `moveTo(share)` while the picture is dragged: 0 at the left end of the axis, 1 at the right. */
function onDrag(picture, moveTo) {
  const drag = (event) => {
    const box = picture.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * WIDTH;
    moveTo(Math.min(1, Math.max(0, (x - LEFT) / (RIGHT - LEFT))));
  };
  picture.addEventListener("pointerdown", (event) => {
    picture.setPointerCapture(event.pointerId);
    event.preventDefault();
    drag(event);
  });
  picture.addEventListener("pointermove", (event) => {
    if (picture.hasPointerCapture(event.pointerId)) drag(event);
  });
}

function render({ model, el }) {
  const root = frame(model, el, "loss-curve");
  const background = svg("g");
  const clip = `bp-clip-${model.get("placeholder_id")}`;
  const plot = svg("rect", { x: LEFT, y: TOP, width: RIGHT - LEFT, height: BOTTOM - TOP });
  const mark = predictionMark(clip);
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} 290`, role: "img", class: "bp-drag" },
    svg("clipPath", { id: clip }, plot),
    background,
    ...mark.elements,
  );
  const words = html("p", { class: "bp-words" });
  const drawing = html("div", {}, picture, words);
  root.append(problemLine(model), drawing);

  let x, y, position, predictions;

  function drawPrediction() {
    words.textContent = mark.move(position, model.get("curve"), x, y);
    picture.setAttribute("aria-label", `The loss over the prediction. ${words.textContent}`);
  }

  function moveTo(to) {
    position = to;
    predictions.set(position);
    drawPrediction();
    model.set("prediction", model.get("curve").positions[position]);
    model.save_changes();
  }

  function addSliders({ positions, target }) {
    position = positions.indexOf(model.get("prediction"));
    const last = positions.length - 1, scaleOf = { step: 1, words: (i) => show(positions[i]) };
    predictions = slider({ name: "prediction", min: 0, max: last, value: position, oninput: moveTo, ...scaleOf });
    root.append(predictions.element);
    if (!model.get("live")) return; // another target needs the functions
    const setTarget = (i) => {
      model.set("target", positions[i]);
      model.save_changes();
    };
    const ends = { min: last / 4, max: (3 * last) / 4, value: positions.indexOf(target) };
    root.append(slider({ name: "target", ...ends, oninput: setTarget, ...scaleOf }).element);
  }

  function draw() {
    const curve = model.get("curve");
    drawing.hidden = Boolean(model.get("problem"));
    if (!curve.positions || drawing.hidden) return;
    if (!predictions) addSliders(curve);
    let parts;
    ({ x, y, parts } = landscape(curve));
    background.replaceChildren(...parts);
    drawPrediction();
  }

  onDrag(picture, (share) => moveTo(Math.round(share * (model.get("curve").positions.length - 1))));
  model.on("change:curve", draw);
  model.on("change:problem", draw);
  draw();
}

export default { render };

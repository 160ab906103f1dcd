// A network that learns: how it splits the plane, its loss and its gradients, frame by frame.
import { barTable } from "./bar_table.js";
import { recordedTraining } from "./recorded_training.js";
import { frame, html, problemLine, slider, svg } from "../shared/dom.js";
import { percent, show } from "../shared/number_format.js";
import { path, scale, ticks } from "./axes.js";

const SIDE = 400; // pixels of the canvas

/** [red, green, blue] of any colour: a canvas gives it back as #rrggbb. */
function channels(colour, context) {
  context.fillStyle = colour;
  return [1, 3, 5].map((i) => parseInt(context.fillStyle.slice(i, i + 2), 16));
}

/** Where the network's output crosses ½, as line segments between the points of the grid. */
function boundary(outputs, n) {
  const segments = [];
  const fromHalf = (i, j) => outputs[i * n + j] - 127.5;
  for (let i = 0; i + 1 < n; i++)
    for (let j = 0; j + 1 < n; j++) {
      const corners = [[i, j], [i, j + 1], [i + 1, j + 1], [i + 1, j]];
      const crossings = [];
      corners.forEach(([i1, j1], k) => {
        const [i2, j2] = corners[(k + 1) % 4];
        const here = fromHalf(i1, j1), there = fromHalf(i2, j2);
        if (here < 0 === there < 0) return;
        const share = here / (here - there);
        crossings.push([j1 + share * (j2 - j1), i1 + share * (i2 - i1)]);
      });
      for (let k = 0; k + 1 < crossings.length; k += 2) segments.push([crossings[k], crossings[k + 1]]);
    }
  return segments;
}

/** The outputs of the grid as an image: paler where the network is less certain. */
function outputImage(outputs, n, zero, one, paper) {
  const image = new ImageData(n, n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const output = outputs[i * n + j] / 255;
      const strength = Math.abs(2 * output - 1) * 0.32 + 0.06; // pale, so that samples stand out
      const colour = output < 0.5 ? zero : one;
      const pixel = 4 * ((n - 1 - i) * n + j); // rows of the grid run upwards
      for (let c = 0; c < 3; c++) image.data[pixel + c] = paper[c] + strength * (colour[c] - paper[c]);
      image.data[pixel + 3] = 255;
    }
  return image;
}

function drawSample(context, x, y, isOne) {
  context.beginPath();
  if (isOne) {
    context.moveTo(x, y - 6);
    context.lineTo(x + 5.5, y + 4.5);
    context.lineTo(x - 5.5, y + 4.5);
    context.closePath();
  } else context.arc(x, y, 4.5, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

function planeLegend() {
  const symbol = (shape) => svg("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, shape);
  const circle = symbol(svg("circle", { class: "bp-zero", cx: 5, cy: 5, r: 4 }));
  const triangle = symbol(svg("polygon", { class: "bp-one", points: "5,0 10,9 0,9" }));
  return html(
    "div",
    { class: "bp-legend bp-quiet" },
    html("span", {}, circle, "target 0"),
    html("span", {}, triangle, "target 1"),
    html("span", {}, "line: the answer is ½"),
  );
}

function planePicture({ points, window: [across, up] }) {
  const canvas = html("canvas", { width: SIDE, height: SIDE, role: "img" });
  const small = document.createElement("canvas"); // one pixel for each point of the grid
  const x = scale(...across, 0, SIDE), y = scale(...up, SIDE, 0);

  function draw(outputs) {
    const n = Math.sqrt(outputs.length);
    const style = getComputedStyle(canvas);
    const [zero, one, paper, ink] = ["forward", "signal", "paper", "ink"].map((name) =>
      style.getPropertyValue(`--bp-${name}`),
    );
    const context = canvas.getContext("2d");
    const colours = [zero, one, paper].map((colour) => channels(colour, context));
    small.width = small.height = n;
    small.getContext("2d").putImageData(outputImage(outputs, n, ...colours), 0, 0);
    // The grid's outer points lie on the edge of the plane: half a cell sticks out on each side.
    const cell = SIDE / (n - 1);
    context.drawImage(small, -cell / 2, -cell / 2, SIDE + cell, SIDE + cell);
    context.strokeStyle = ink;
    context.lineWidth = 2;
    context.beginPath();
    for (const [[x1, y1], [x2, y2]] of boundary(outputs, n)) {
      context.moveTo(x1 * cell, SIDE - y1 * cell);
      context.lineTo(x2 * cell, SIDE - y2 * cell);
    }
    context.stroke();
    context.strokeStyle = paper;
    context.lineWidth = 1;
    for (const [px, py, target] of points) {
      context.fillStyle = target > 0.5 ? one : zero;
      drawSample(context, x(px), y(py), target > 0.5);
    }
  }
  return { canvas, element: html("div", { class: "bp-plane" }, canvas, planeLegend()), draw };
}

/** The axis grows in whole ticks, or its labels would flicker. */
function topOfAxis(largest) {
  const [, tick] = ticks(0, 2 * largest, 4);
  return tick * Math.ceil(largest / tick);
}

function lossPicture() {
  const curve = svg("path", { class: "bp-losses" });
  const labels = svg("g");
  const picture = svg("svg", { viewBox: "0 0 320 170", role: "img" });
  picture.append(
    svg("path", { class: "bp-axis", d: "M48 22V135H312" }),
    svg("text", { x: 48, y: 13, "text-anchor": "middle" }, "loss"),
    svg("text", { x: 180, y: 166, "text-anchor": "middle" }, "cycle"),
    labels,
    curve,
  );
  let labelled = "";

  function draw(losses, cycle) {
    const last = Math.max(cycle, 1), top = topOfAxis(losses.length ? Math.max(...losses, 1e-9) : 1);
    const x = scale(0, last, 48, 312), y = scale(0, top, 135, 22);
    if (labelled !== `${top} ${last}`) {
      labelled = `${top} ${last}`;
      labels.replaceChildren(
        ...ticks(0, top, 2).map((value) =>
          svg("text", { x: 42, y: y(value) + 4, "text-anchor": "end" }, show(value)),
        ),
        svg("text", { x: 48, y: 151, "text-anchor": "middle" }, "0"),
        svg("text", { x: 312, y: 151, "text-anchor": "end" }, show(last)),
      );
    }
    const step = last / Math.max(losses.length, 1);
    curve.setAttribute("d", path([...losses].map((loss, i) => [x(i * step), y(loss)])));
  }
  return { picture, draw };
}

/** The bytes that Python sent (if they were recorded, in base64) as a typed array. */
function typedArray(bytes, ArrayType) {
  if (typeof bytes === "string") bytes = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
  return new ArrayType(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function rateSlider(model) {
  const rate = (power) => Number((10 ** power).toPrecision(2));
  return slider({
    name: "learning rate",
    min: -2,
    max: 2,
    step: 0.05,
    value: Math.log10(model.get("lr")),
    words: (power) => show(rate(power)),
    oninput: (power) => {
      model.set("lr", rate(power));
      model.save_changes();
    },
  });
}

/** What stands in the place of the learning rate's slider where the training was recorded. */
function recordedControls(model, frames, recorded) {
  const words = (number) => show(frames[number].cycle);
  const last = frames.length - 1;
  const cycle = slider({ name: "cycle", min: 0, max: last, step: 1, value: 0, words, oninput: recorded.show });
  const rate = show(model.get("lr"));
  const why = `Recorded, with learning rate ${rate}. To change it, run this cell in Jupyter: Python trains there.`;
  model.on("change:frame", () => cycle.set(frames.indexOf(model.get("frame"))));
  return [cycle.element, html("p", { class: "bp-quiet" }, why)];
}

function controlsOf(model) {
  const frames = model.get("frames"); // in a page without a kernel
  if (frames) {
    const recorded = recordedTraining(model, frames);
    return { command: recorded.command, elements: recordedControls(model, frames, recorded) };
  }
  model.on("change:frame", () => model.send({ seen: model.get("frame").number }));
  return { command: (name) => model.send({ do: name }), elements: [rateSlider(model).element] };
}

function inWords({ cycle, loss, share }, cycles) {
  const lossInWords = loss === null ? "" : `, loss ${show(loss)}`;
  return `Cycle ${cycle} of ${cycles}${lossInWords}, ${percent(share, 3)} of the points on the right side.`;
}

function render({ model, el }) {
  const root = frame(model, el, "training");
  const plane = planePicture(model.get("plane"));
  const curve = lossPicture();
  const table = barTable({ caption: "mean |ΔW| / lr of the last cycle: the gradient (logarithmic scale)", low: -6, high: 0, colour: "gradient" });
  const words = html("p", { class: "bp-words bp-progress" });
  const pictures = html("div", { class: "bp-columns bp-equal-columns" }, plane.element, html("div", {}, curve.picture, table.element));
  const { command, elements } = controlsOf(model);
  const go = html("button", { class: "bp-button", onclick: () => command(model.get("stage") === "running" ? "pause" : "start") });
  const reset = html("button", { class: "bp-button", onclick: () => command("reset") }, "Stop and reset");
  const progress = html("progress", { "aria-label": "cycles trained", max: model.get("cycles"), value: 0 });
  const buttons = html("div", { class: "bp-buttons" }, go, reset, progress);
  const controls = html("div", {}, ...elements);
  root.append(problemLine(model), pictures, words, buttons, controls);

  let painting = false; // a frame is painted at the next refresh of the screen, the latest one only
  function paint() {
    painting = false;
    const shown = model.get("frame");
    if (!shown.outputs) return;
    plane.draw(typedArray(shown.outputs, Uint8Array));
    curve.draw(typedArray(shown.losses, Float32Array), shown.cycle);
    const last = shown.gradients.length;
    table.update(shown.gradients.map((size, l) => ({ name: `${l + 1}${l + 1 === last ? " (output)" : ""}`, size })));
    progress.value = shown.cycle;
    words.textContent = inWords(shown, model.get("cycles"));
    plane.canvas.setAttribute("aria-label", `The plane as the network splits it. ${words.textContent}`);
    curve.picture.setAttribute("aria-label", `The loss of every cycle. ${words.textContent}`);
  }
  function schedulePaint() {
    if (painting) return;
    painting = true;
    requestAnimationFrame(paint);
  }
  function onStage() {
    const stage = model.get("stage");
    go.textContent = { running: "Pause", paused: "Go on" }[stage] ?? "Start";
    go.disabled = !["ready", "running", "paused"].includes(stage);
    pictures.hidden = words.hidden = buttons.hidden = controls.hidden = stage === "stuck";
  }
  model.on("change:frame", schedulePaint);
  model.on("change:stage", onStage);
  const themes = new MutationObserver(schedulePaint);
  themes.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  onStage();
  schedulePaint();
  return () => themes.disconnect();
}

export default { render };

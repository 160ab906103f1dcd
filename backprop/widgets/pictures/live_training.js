// A network that learns: the plane it splits, its loss, its gradients, frame by frame.
import { bars } from "./bar_table.js";
import { film } from "./recorded_training.js";
import { frame, html, problemLine, slider, svg } from "../shared/dom.js";
import { show } from "../shared/number_format.js";
import { path, scale, ticks } from "./axes.js";

const SIDE = 400; // pixels of the canvas

/** [red, green, blue] of any colour: a canvas gives it back as #rrggbb. */
function channels(colour, paint) {
  paint.fillStyle = colour;
  return [1, 3, 5].map((i) => parseInt(paint.fillStyle.slice(i, i + 2), 16));
}

/** Where the answer crosses ½, as pieces of line between the places of the grid. */
function boundary(answers, n) {
  const pieces = [];
  const at = (i, j) => answers[i * n + j] - 127.5;
  for (let i = 0; i + 1 < n; i++)
    for (let j = 0; j + 1 < n; j++) {
      const corners = [[i, j], [i, j + 1], [i + 1, j + 1], [i + 1, j]];
      const crossings = [];
      corners.forEach(([i1, j1], k) => {
        const [i2, j2] = corners[(k + 1) % 4];
        const here = at(i1, j1), there = at(i2, j2);
        if (here < 0 === there < 0) return;
        const share = here / (here - there);
        crossings.push([j1 + share * (j2 - j1), i1 + share * (i2 - i1)]);
      });
      for (let k = 0; k + 1 < crossings.length; k += 2) pieces.push([crossings[k], crossings[k + 1]]);
    }
  return pieces;
}

function planePicture({ points, window: [across, up] }) {
  const canvas = html("canvas", { width: SIDE, height: SIDE, role: "img" });
  const small = document.createElement("canvas");
  const x = scale(...across, 0, SIDE), y = scale(...up, SIDE, 0);

  function draw(answers) {
    const n = Math.sqrt(answers.length);
    const style = getComputedStyle(canvas);
    const [zero, one, paper, ink] = ["forward", "signal", "paper", "ink"].map((name) =>
      style.getPropertyValue(`--bp-${name}`),
    );
    const paint = canvas.getContext("2d");
    const ends = [zero, one, paper].map((colour) => channels(colour, paint));
    small.width = small.height = n;
    const image = new ImageData(n, n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const answer = answers[i * n + j] / 255;
        const certainty = Math.abs(2 * answer - 1) * 0.32 + 0.06; // pale, so that points stand out
        const colour = ends[answer < 0.5 ? 0 : 1];
        const place = 4 * ((n - 1 - i) * n + j); // rows of the grid run upwards
        for (let c = 0; c < 3; c++)
          image.data[place + c] = ends[2][c] + certainty * (colour[c] - ends[2][c]);
        image.data[place + 3] = 255;
      }
    small.getContext("2d").putImageData(image, 0, 0);
    // The grid's outer places lie on the edge of the plane: half a cell sticks out on each side.
    const cell = SIDE / (n - 1);
    paint.drawImage(small, -cell / 2, -cell / 2, SIDE + cell, SIDE + cell);
    paint.strokeStyle = ink;
    paint.lineWidth = 2;
    paint.beginPath();
    for (const [[x1, y1], [x2, y2]] of boundary(answers, n)) {
      paint.moveTo(x1 * cell, SIDE - y1 * cell);
      paint.lineTo(x2 * cell, SIDE - y2 * cell);
    }
    paint.stroke();
    paint.strokeStyle = paper;
    paint.lineWidth = 1;
    for (const [px, py, target] of points) {
      paint.fillStyle = target > 0.5 ? one : zero;
      paint.beginPath();
      if (target > 0.5) {
        paint.moveTo(x(px), y(py) - 6);
        paint.lineTo(x(px) + 5.5, y(py) + 4.5);
        paint.lineTo(x(px) - 5.5, y(py) + 4.5);
        paint.closePath();
      } else paint.arc(x(px), y(py), 4.5, 0, 2 * Math.PI);
      paint.fill();
      paint.stroke();
    }
  }
  const legend = html(
    "div",
    { class: "bp-legend bp-quiet" },
    html("span", {}, svg("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, svg("circle", { class: "bp-zero", cx: 5, cy: 5, r: 4 })), "target 0"),
    html("span", {}, svg("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, svg("polygon", { class: "bp-one", points: "5,0 10,9 0,9" })), "target 1"),
    html("span", {}, "line: the answer is ½"),
  );
  return { canvas, place: html("div", { class: "bp-plane" }, canvas, legend), draw };
}

function lossPicture() {
  const curve = svg("path", { class: "bp-losses" });
  const labels = svg("g");
  const place = svg("svg", { viewBox: "0 0 320 170", role: "img" });
  place.append(
    svg("path", { class: "bp-axis", d: "M48 22V135H312" }),
    svg("text", { x: 48, y: 13, "text-anchor": "middle" }, "loss"),
    svg("text", { x: 180, y: 166, "text-anchor": "middle" }, "cycle"),
    labels,
    curve,
  );
  let scaled = "";

  function draw(losses, cycle) {
    const most = losses.length ? Math.max(...losses, 1e-9) : 1, last = Math.max(cycle, 1);
    // The axis grows in steps, or its labels would flicker.
    const top = ticks(0, most, 2).at(-1) >= most ? most : ticks(0, most, 2).at(1) * Math.ceil(most / ticks(0, most, 2).at(1));
    const x = scale(0, last, 48, 312), y = scale(0, top, 135, 22);
    if (scaled !== `${top} ${last}`) {
      scaled = `${top} ${last}`;
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
  return { place, draw };
}

/** The bytes that Python sent, in base64 if they were recorded, as an array of that kind. */
function bytes(view, kind) {
  if (typeof view === "string") return bytes(Uint8Array.from(atob(view), (c) => c.charCodeAt(0)), kind);
  return new kind(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
}

function rateSlider(model) {
  return slider({
    name: "learning rate",
    min: -2,
    max: 2,
    step: 0.05,
    value: Math.log10(model.get("lr")),
    words: (power) => show(Number((10 ** power).toPrecision(2))),
    oninput: (power) => {
      model.set("lr", Number((10 ** power).toPrecision(2)));
      model.save_changes();
    },
  });
}

function cycleSlider(frames, recorded) {
  const words = (number) => show(frames[number].cycle);
  const last = frames.length - 1;
  return slider({ name: "cycle", min: 0, max: last, step: 1, value: 0, words, oninput: recorded.show });
}

function recordedLine(model) {
  const rate = show(model.get("lr"));
  const why = `Recorded, with learning rate ${rate}. To change it, run this cell in Jupyter: Python trains there.`;
  return html("p", { class: "bp-quiet" }, why);
}

function render({ model, el }) {
  const root = frame(model, el, "training");
  const plane = planePicture(model.get("plane"));
  const curve = lossPicture();
  const table = bars({ caption: "mean |ΔW| / lr of the last cycle: the gradient (logarithmic scale)", low: -6, high: 0, colour: "gradient" });
  const words = html("p", { class: "bp-words bp-progress" });
  const shown = html("div", { class: "bp-two bp-equal" }, plane.place, html("div", {}, curve.place, table.place));
  const frames = model.get("frames"); // in a page without a kernel
  const recorded = frames && film(model, frames);
  const tell = recorded?.tell ?? ((what) => model.send({ do: what }));
  const go = html("button", { class: "bp-button", onclick: () => tell(model.get("stage") === "running" ? "pause" : "start") });
  const stop = html("button", { class: "bp-button", onclick: () => tell("reset") }, "Stop and reset");
  const progress = html("progress", { "aria-label": "cycles trained", max: model.get("cycles"), value: 0 });
  const buttons = html("div", { class: "bp-buttons" }, go, stop, progress);
  const rate = recorded ? cycleSlider(frames, recorded) : rateSlider(model);
  root.append(problemLine(model), shown, words, buttons, rate.place);
  if (recorded) root.append(recordedLine(model));

  let waiting = false;
  function paint() {
    waiting = false;
    const { cycle, loss, share, gradients, losses, answers } = model.get("frame");
    if (!answers) return;
    plane.draw(bytes(answers, Uint8Array));
    curve.draw(bytes(losses, Float32Array), cycle);
    const last = gradients.length;
    table.update(gradients.map((size, l) => ({ name: `${l + 1}${l + 1 === last ? " (output)" : ""}`, size })));
    progress.value = cycle;
    let told = `Cycle ${cycle} of ${model.get("cycles")}`;
    if (loss !== null) told += `, loss ${show(loss)}`;
    told += `, ${show(Number((100 * share).toPrecision(3)))} % of the points on the right side.`;
    words.textContent = told;
    plane.canvas.setAttribute("aria-label", `The plane as the network splits it. ${told}`);
    curve.place.setAttribute("aria-label", `The loss of every cycle. ${told}`);
  }
  function onFrame() {
    if (recorded) rate.set(frames.indexOf(model.get("frame")));
    else model.send({ seen: model.get("frame").number });
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(paint);
  }
  function onStage() {
    const stage = model.get("stage");
    go.textContent = { running: "Pause", paused: "Go on" }[stage] ?? "Start";
    go.disabled = !["ready", "running", "paused"].includes(stage);
    shown.hidden = words.hidden = buttons.hidden = rate.place.hidden = stage === "stuck";
  }
  model.on("change:frame", onFrame);
  model.on("change:stage", onStage);
  const themes = new MutationObserver(() => requestAnimationFrame(paint));
  themes.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  onStage();
  requestAnimationFrame(paint);
  return () => themes.disconnect();
}

export default { render };

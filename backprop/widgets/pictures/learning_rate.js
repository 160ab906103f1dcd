// A path downhill over the contours of a loss, for the learning rate in hand.
import { frame, html, problemLine, slider, svg } from "../shared/dom.js";
import { show } from "../shared/number_format.js";
import { path, scale, ticks } from "./axes.js";

function render({ model, el }) {
  const root = frame(model, el, "learning-rate");
  root.append(problemLine(model));
  const paths = model.get("paths");
  if (!paths.length) return;

  const { window: [side, height], floor, contours } = model.get("landscape");
  const x = scale(...side, 60, 610), y = scale(...height, 330, 12);
  const onPaper = (points) => points.map(([w1, w2]) => [x(w1), y(w2)]);
  const clip = `bp-clip-${model.get("still_key")}`;
  const picture = svg("svg", { viewBox: "0 0 640 380", role: "img" });
  const walk = svg("path", { class: "bp-walk" });
  const most = Math.max(...paths.map(({ points }) => points.length));
  const steps = Array.from({ length: most }, (_, i) => svg("circle", { class: "bp-step", r: i ? 4 : 7 }));
  const inside = svg(
    "g",
    { "clip-path": `url(#${clip})` },
    ...contours.map((points) => svg("path", { class: "bp-contour", d: path(onPaper(points)) })),
    walk,
    ...steps,
  );
  const labels = [];
  for (const value of ticks(...side, 6))
    labels.push(svg("text", { x: x(value), y: 350, "text-anchor": "middle" }, show(value)));
  for (const value of ticks(...height, 5))
    labels.push(svg("text", { x: 52, y: y(value) + 4, "text-anchor": "end" }, show(value)));
  const [[startX, startY]] = onPaper(paths[0].points);
  const [[floorX, floorY]] = onPaper([floor]);
  picture.append(
    svg("clipPath", { id: clip }, svg("rect", { x: 60, y: 12, width: 550, height: 318 })),
    svg("path", { class: "bp-axis", d: "M60 12V330H610" }),
    ...labels,
    svg("text", { x: 335, y: 372, "text-anchor": "middle" }, "weight 1"),
    svg("text", { x: 14, y: 171, "text-anchor": "middle", transform: "rotate(-90 14 171)" }, "weight 2"),
    inside,
    svg("path", { class: "bp-floor", d: `M${floorX - 6} ${floorY - 6}l12 12m0 -12l-12 12` }),
    svg("text", { class: "bp-haloed", x: floorX + 12, y: floorY - 10 }, "lowest loss"),
    svg("text", { class: "bp-haloed", x: startX - 12, y: startY + 5, "text-anchor": "end" }, "start"),
  );
  const words = html("p", { class: "bp-words" });

  function draw(position) {
    const chosen = paths[position];
    const places = onPaper(chosen.points);
    walk.setAttribute("d", path(places));
    steps.forEach((step, i) => {
      step.toggleAttribute("hidden", i >= places.length); // it has left for good
      if (i >= places.length) return;
      step.setAttribute("cx", places[i][0]);
      step.setAttribute("cy", places[i][1]);
    });
    words.textContent = `Learning rate ${show(chosen.lr)}: ${chosen.words}`;
    picture.setAttribute("aria-label", `Steps downhill over two weights. ${words.textContent}`);
  }
  const rate = slider({
    name: "learning rate",
    min: 0,
    max: paths.length - 1,
    step: 1,
    value: model.get("position"),
    words: (position) => show(paths[position].lr),
    oninput: (position) => {
      draw(position);
      model.set("position", position);
      model.save_changes();
    },
  });
  root.append(picture, words, rate.place);
  draw(model.get("position"));
}

export default { render };

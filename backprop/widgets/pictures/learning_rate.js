// The path of gradient descent over the contours of a loss, for the chosen learning rate.
import { frame, html, problemLine, slider, svg } from "../shared/dom.js";
import { show } from "../shared/number_format.js";
import { path, scale, ticks } from "./axes.js";

const LEFT = 60, RIGHT = 610, TOP = 12, BOTTOM = 330;

/** The picture of axes, contours and the `descent` over them, and the mapping to its pixels. */
function landscapePicture({ window: [side, height], lowest, contours }, start, descent, clip) {
  const x = scale(...side, LEFT, RIGHT), y = scale(...height, BOTTOM, TOP);
  const toPixels = (weights) => weights.map(([w1, w2]) => [x(w1), y(w2)]);
  const [[startX, startY], [lowestX, lowestY]] = toPixels([start, lowest]);
  const drawing = svg(
    "g",
    { "clip-path": `url(#${clip})` },
    ...contours.map((weights) => svg("path", { class: "bp-contour", d: path(toPixels(weights)) })),
    ...descent,
  );
  const picture = svg(
    "svg",
    { viewBox: "0 0 640 380", role: "img" },
    svg("clipPath", { id: clip }, svg("rect", { x: LEFT, y: TOP, width: RIGHT - LEFT, height: BOTTOM - TOP })),
    svg("path", { class: "bp-axis", d: `M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}` }),
    ...ticks(...side, 6).map((w) => svg("text", { x: x(w), y: BOTTOM + 20, "text-anchor": "middle" }, show(w))),
    ...ticks(...height, 5).map((w) => svg("text", { x: LEFT - 8, y: y(w) + 4, "text-anchor": "end" }, show(w))),
    svg("text", { x: 335, y: 372, "text-anchor": "middle" }, "weight 1"),
    svg("text", { x: 14, y: 171, "text-anchor": "middle", transform: "rotate(-90 14 171)" }, "weight 2"),
    drawing,
    svg("path", { class: "bp-lowest", d: `M${lowestX - 6} ${lowestY - 6}l12 12m0 -12l-12 12` }),
    svg("text", { class: "bp-haloed", x: lowestX + 12, y: lowestY - 10 }, "lowest loss"),
    svg("text", { class: "bp-haloed", x: startX - 12, y: startY + 5, "text-anchor": "end" }, "start"),
  );
  return { picture, toPixels };
}

function render({ model, el }) {
  const root = frame(model, el, "learning-rate");
  root.append(problemLine(model));
  const paths = model.get("paths");
  if (!paths.length) return;

  const landscape = model.get("landscape");
  const line = svg("path", { class: "bp-descent" });
  const longest = Math.max(...paths.map(({ points }) => points.length));
  const dots = Array.from({ length: longest }, (_, i) => svg("circle", { class: "bp-weights", r: i ? 4 : 7 }));
  const clip = `bp-clip-${model.get("placeholder_id")}`;
  const { picture, toPixels } = landscapePicture(landscape, paths[0].points[0], [line, ...dots], clip);
  const words = html("p", { class: "bp-words" });

  function draw(position) {
    const { lr, points, losses, kind } = paths[position];
    const pixels = toPixels(points);
    line.setAttribute("d", path(pixels));
    dots.forEach((dot, i) => {
      dot.toggleAttribute("hidden", i >= pixels.length); // the path has left the picture for good
      if (i >= pixels.length) return;
      dot.setAttribute("cx", pixels[i][0]);
      dot.setAttribute("cy", pixels[i][1]);
    });
    const [first, last] = losses.map(show);
    words.textContent = `Learning rate ${show(lr)}: loss ${first} → ${last} after ${landscape.steps} steps. ${kind}`;
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
  root.append(picture, words, rate.element);
  draw(model.get("position"));
}

export default { render };

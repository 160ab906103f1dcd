// A small network that shows where a step of training happens, in words too.
import { html, svg } from "../shared/dom.js";

const COLUMNS = [
  { x: 34, name: "input", ys: [38, 82] },
  { x: 118, name: "hidden", ys: [22, 60, 98] },
  { x: 202, name: "output", ys: [60] },
  { x: 286, name: "loss", ys: [60] },
];

/** `show(location)` lights a location of step_locations.py; `show(undefined)` lights nothing. */
export function networkMap() {
  const lines = COLUMNS.slice(0, -1).map((from, k) =>
    svg(
      "g",
      {},
      ...from.ys.flatMap((y1) =>
        COLUMNS[k + 1].ys.map((y2) => svg("line", { x1: from.x, y1, x2: COLUMNS[k + 1].x, y2 })),
      ),
    ),
  );
  const columns = COLUMNS.map(({ x, name, ys }) =>
    svg(
      "g",
      {},
      ...ys.map((y) =>
        name === "loss"
          ? svg("rect", { x: x - 11, y: y - 11, width: 22, height: 22 })
          : svg("circle", { cx: x, cy: y, r: 11 }),
      ),
      svg("text", { x, y: 128, "text-anchor": "middle" }, name),
    ),
  );
  const arrow = svg("path", { class: "bp-map-arrow" });
  const label = svg("text", { class: "bp-map-label", y: 162, "text-anchor": "middle" });
  const picture = svg(
    "svg",
    { class: "bp-map-picture", viewBox: "0 0 320 170", role: "img" },
    ...lines,
    ...columns,
    arrow,
    label,
  );
  const words = html("p", { class: "bp-map-words" });
  const element = html("div", { class: "bp-map" }, picture, words);

  function show(location) {
    element.dataset.kind = location?.kind ?? "none";
    lines.forEach((line, k) => line.classList.toggle("bp-lit", location?.lines.includes(k) ?? false));
    columns.forEach((column, k) => column.classList.toggle("bp-lit", location?.columns.includes(k) ?? false));
    arrow.setAttribute("d", location?.arrow ? arrowPath(...location.arrow) : "");
    label.textContent = location?.label ?? "";
    label.setAttribute("x", location ? middle(location) : 160);
    words.textContent = location?.words ?? "Take a card, and the network shows where it happens.";
    const lit = location?.columns.map((k) => COLUMNS[k].name).join(", ");
    picture.setAttribute(
      "aria-label",
      `A network: input, hidden, output, loss.${lit ? ` Lit: ${lit}.` : ""}`,
    );
  }

  show(undefined);
  return { element, show };
}

function middle({ lines }) {
  return (COLUMNS[Math.min(...lines)].x + COLUMNS[Math.max(...lines) + 1].x) / 2;
}

function arrowPath(from, to) {
  const [start, end] = [COLUMNS[from].x, COLUMNS[to].x];
  const back = Math.sign(start - end) * 9;
  return `M${start} 143H${end}M${end + back} 138L${end} 143L${end + back} 148`;
}

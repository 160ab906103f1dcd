// The numbers of the picture as tables, for screen readers and for readers who prefer tables.

import { html } from "../shared/dom.js";
import { numberAt, layerName, wrongAt } from "./parts.js";
import { show } from "../shared/number_format.js";

const NEURONS = { Z: "z", A: "a", slope: "slope f′(z)", dA: "∂L/∂a", delta: "δ", db: "∂L/∂b" };
const WEIGHTS = { W: "w", dW: "∂L/∂w", newW: "new w" };

/** Both tables at the present step; a number that has not been computed yet is a dash. */
export function tablesOf({ trace, known, sample }) {
  return [
    table("Neurons", ["neuron", ...Object.values(NEURONS)], neuronRows(trace, known, sample)),
    table("Weights", ["from", "to", ...Object.values(WEIGHTS)], weightRows(trace, known, sample)),
  ];
}

function neuronRows(trace, known, sample) {
  const rows = trace.A[0][sample].map((x, i) => [`input ${i + 1}`, "–", show(x), "–", "–", "–", "–"]);
  trace.Z.forEach((Z, layer) =>
    Z[sample].forEach((_, i) => {
      const cells = Object.keys(NEURONS).map((name) => {
        const l = name === "A" ? layer + 1 : layer;
        if (!known(name === "slope" ? "delta" : name, layer + (name === "A"))) return "–";
        return cellText(numberAt(trace, name, l, sample, i), wrongAt(trace, name, l, sample, i));
      });
      rows.push([`${layerName(trace, layer)}, ${i + 1}`, ...cells]);
    }),
  );
  return rows;
}

function weightRows(trace, known, sample) {
  return trace.W.flatMap((W, layer) =>
    W.flatMap((row, i) =>
      row.map((_, j) => [
        `${layerName(trace, layer - 1)}, ${i + 1}`,
        `${layerName(trace, layer)}, ${j + 1}`,
        ...Object.keys(WEIGHTS).map((name) =>
          name === "W" || known(name, layer)
            ? cellText(trace[name][layer][i][j], wrongAt(trace, name, layer, sample, i, j))
            : "–",
        ),
      ]),
    ),
  );
}

function cellText(value, wrong) {
  if (!wrong) return show(value);
  const verdict = wrong.status === "wrong" ? "wrong" : "follows from an earlier one";
  return `${show(value)} ✗ ${verdict}, expected ${show(wrong.expected)}`;
}

function table(caption, heads, rows) {
  return html(
    "table",
    { class: "bp-table" },
    html("caption", {}, caption),
    html("thead", {}, html("tr", {}, ...heads.map((head) => html("th", { scope: "col" }, head)))),
    html(
      "tbody",
      {},
      ...rows.map(([first, ...rest]) =>
        html("tr", {}, html("th", { scope: "row" }, first), ...rest.map((cell) => html("td", {}, cell))),
      ),
    ),
  );
}

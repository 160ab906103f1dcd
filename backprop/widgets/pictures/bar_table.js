// Numbers as bars on a logarithmic scale, in a table: a screen reader reads the numbers.
import { html } from "../shared/dom.js";
import { show } from "../shared/number_format.js";

/** `update([{ name, size }, …])` draws the bars; the scale runs from 10^low to 10^high. */
export function barTable({ caption, low, high, colour }) {
  const body = html("tbody");
  const first = html("span", {}, `1e${low}`.replace("-", "−"));
  const last = html("span", {}, high === 0 ? "1" : `1e${high}`.replace("-", "−"));
  const decades = `--bp-decades: ${high - low}; --bp-bar: var(--bp-${colour})`;
  const element = html(
    "table",
    { class: "bp-bars", style: decades },
    html("caption", {}, caption),
    html(
      "thead",
      {},
      html(
        "tr",
        {},
        html("th", { scope: "col" }, "layer"),
        html("th", { scope: "col" }, "size"),
        html("td", { class: "bp-bars-ends", "aria-hidden": "true" }, first, last),
      ),
    ),
    body,
  );
  let rows = [];

  function makeRows(count) {
    rows = Array.from({ length: count }, () => {
      const name = html("th", { scope: "row" });
      const number = html("td", { class: "bp-value" });
      const bar = html("div", { class: "bp-bar" });
      const row = html("tr", {}, name, number, html("td", { "aria-hidden": "true" }, bar));
      return { name, number, bar, row };
    });
    body.replaceChildren(...rows.map(({ row }) => row));
  }

  function update(items) {
    if (rows.length !== items.length) makeRows(items.length);
    items.forEach(({ name, size }, i) => {
      const share = size > 0 ? (Math.log10(size) - low) / (high - low) : 0;
      rows[i].name.textContent = name;
      rows[i].number.textContent = show(size);
      rows[i].bar.style.width = `${100 * Math.min(1, Math.max(0, share))}%`;
    });
  }
  return { element, update };
}

// A click, Enter or Space on a heading sorts the table. Without JavaScript the tables can be read.
const alphabet = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

// The value that a row is sorted by; null if it has none, and then the row stays at the end.
function valueOf(row, column) {
  const cell = row.cells[column];
  const text = cell.dataset.value ?? cell.textContent.trim();
  if (text === "") return null;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

function compare(left, right) {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return alphabet.compare(String(left), String(right));
}

function sort(table, heading) {
  const descending = heading.getAttribute("aria-sort") === "ascending";
  for (const each of heading.parentElement.cells) each.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, heading.cellIndex) }));
  rows.sort(({ value: left }, { value: right }) => {
    if (left === null || right === null) return (left === null) - (right === null);
    return descending ? compare(right, left) : compare(left, right);
  });
  body.append(...rows.map(({ row }) => row));
}

for (const table of document.querySelectorAll("table.sortable")) {
  for (const heading of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(table, heading));
    heading.append(button);
  }
}

// Tables that a click, Enter or Space on a heading sorts. Without this they are tables all the same.
const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

// What a cell is sorted by; null for one without a value, which stays at the end.
function valueOf(row, column) {
  const cell = row.cells[column];
  const said = cell.dataset.value ?? cell.textContent.trim();
  if (said === "") return null;
  const number = Number(said);
  return Number.isNaN(number) ? said : number;
}

function compare(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return order.compare(String(one), String(other));
}

function sort(table, heading) {
  const descending = heading.getAttribute("aria-sort") === "ascending";
  for (const each of heading.parentElement.cells) each.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, heading.cellIndex) }));
  rows.sort((one, other) => {
    if (one.value === null || other.value === null) {
      return (one.value === null) - (other.value === null);
    }
    return descending ? compare(other.value, one.value) : compare(one.value, other.value);
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

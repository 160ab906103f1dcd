// Making elements, and living inside JupyterLab.

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** An HTML element: html("button", { class: "bp-button", onclick: go }, "Go"). */
export function html(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An SVG element, in the same way. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/**
 * The widget's outermost element, in `el`. Keys pressed in it stay in it: JupyterLab would take "b" as
 * "insert a cell" and arrows as "next cell". Ctrl+S and the like still reach JupyterLab. Escape, unless
 * something inside has used it, goes back to the cell, as it does from an editor.
 */
export function frame(model, el, name) {
  const root = html("div", { class: `bp bp-${name}` });
  root.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key === "Escape" && !event.defaultPrevented) root.closest(".jp-Cell")?.focus();
  });
  el.append(root);
  const still = document.getElementById(model.get("still_key"));
  if (still) still.hidden = true;
  return root;
}

/** A line for the model's `problem`: one sentence, announced when it changes, hidden when empty. */
export function problemLine(model) {
  const line = html("p", { class: "bp-problem", role: "status" });
  const tell = () => {
    line.textContent = model.get("problem");
    line.hidden = !line.textContent;
  };
  model.on("change:problem", tell);
  tell();
  return line;
}

/** A slider with its name and its value in words. `oninput(number)` is told while it moves. */
export function slider({ name, min, max, step, value, oninput, words = String }) {
  const shown = html("output", { class: "bp-value" }, words(value));
  const input = html("input", { type: "range", min, max, step, "aria-label": name });
  input.value = value;
  const tell = () => {
    shown.textContent = words(Number(input.value));
    input.setAttribute("aria-valuetext", shown.textContent);
  };
  input.addEventListener("input", () => {
    tell();
    oninput(Number(input.value));
  });
  tell();
  const place = html("label", { class: "bp-slider" }, html("span", {}, name), input, shown);
  return {
    place,
    input,
    set(number) {
      input.value = number;
      tell();
    },
  };
}

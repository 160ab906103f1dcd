// HTML and SVG elements, and the parts that every widget has.

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
 * Adds the widget's outermost element to `el` and hides the placeholder. Keys pressed in the widget
 * stop there: JupyterLab would take "b" as "insert a cell" and arrows as "next cell". Ctrl+S and the
 * like still reach JupyterLab. Escape, unless something inside has used it, moves the focus back to
 * the cell, as it does from an editor.
 */
export function frame(model, el, name) {
  const root = html("div", { class: `bp bp-${name}` });
  root.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key === "Escape" && !event.defaultPrevented) root.closest(".jp-Cell")?.focus();
  });
  el.append(root);
  const placeholder = document.getElementById(model.get("placeholder_id"));
  if (placeholder) placeholder.hidden = true;
  return root;
}

/** A line for the model's `problem`: one sentence, announced when it changes, hidden when empty. */
export function problemLine(model) {
  const line = html("p", { class: "bp-problem", role: "status" });
  const update = () => {
    line.textContent = model.get("problem");
    line.hidden = !line.textContent;
  };
  model.on("change:problem", update);
  update();
  return line;
}

/** A slider with its name and its value in words. `oninput(number)` is called while it moves. */
export function slider({ name, min, max, step, value, oninput, words = String }) {
  const output = html("output", { class: "bp-value" });
  const input = html("input", { type: "range", min, max, step, "aria-label": name });
  const element = html("label", { class: "bp-slider" }, html("span", {}, name), input, output);
  const showValue = () => {
    output.textContent = words(Number(input.value));
    input.setAttribute("aria-valuetext", output.textContent);
  };
  function set(number) {
    input.value = number;
    showValue();
  }
  input.addEventListener("input", () => {
    showValue();
    oninput(Number(input.value));
  });
  set(value);
  return { element, input, set };
}

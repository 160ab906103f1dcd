// What the quizzes share: keeping an answer, and showing the reaction to it.
import { html } from "../shared/dom.js";
import { asPython, withAnswer } from "./cell_source.js";

/**
 * `keep(answer)` sends it to the kernel and writes it into the cell. `element` shows the line to copy
 * where no extension can write into the cell.
 */
export function answerKeeper(model, root) {
  const element = html("div", { class: "bp-copy", hidden: true });
  function keep(answer) {
    model.set("answer", answer);
    model.save_changes();
    const [call, name] = [model.get("call"), model.get("name")];
    if (!name || !model.get("live")) return;
    const rewrite = (source) => withAnswer(source, { call, name, answer });
    const detail = { rewrite, done: false };
    root.dispatchEvent(new CustomEvent("backprop-cell", { bubbles: true, composed: true, detail }));
    element.hidden = detail.done;
    if (!detail.done) element.replaceChildren(...lineToCopy(`${name} = ${asPython(answer)}`, call));
  }
  return { element, keep };
}

function lineToCopy(code, call) {
  const text = html("textarea", {
    readonly: true,
    rows: code.split("\n").length,
    "aria-label": "Your answer as code",
  });
  text.value = code;
  const button = html("button", { class: "bp-button", type: "button" }, "Copy");
  button.addEventListener("click", () => {
    text.select();
    navigator.clipboard?.writeText(code) ?? document.execCommand("copy");
    button.textContent = "Copied";
  });
  const why = `To keep this answer, put it into the cell above, before the line with ${call}:`;
  return [html("p", { role: "status" }, why), text, button];
}

/** Right or not as a sign and words, then the text with its *emphasis*. */
export function verdict({ right, text }) {
  const words = text.split(/\*([^*]+)\*/).map((part, i) => (i % 2 ? html("em", {}, part) : part));
  const sign = html("b", { class: right ? "bp-right" : "bp-wrong" }, right ? "✓ right" : "✗ not yet");
  return [sign, " ", ...words];
}

/** `expect(answer)` shows the kernel's reaction to this answer as soon as it is there. */
export function reactionLine(model) {
  const element = html("p", { class: "bp-reaction", role: "status" });
  let expected;
  let timer;
  const update = () => {
    const reaction = model.get("reaction");
    if (!expected || JSON.stringify(reaction.about) !== expected) return;
    clearTimeout(timer);
    element.replaceChildren(...verdict(reaction));
  };
  function clear() {
    clearTimeout(timer);
    element.replaceChildren();
  }
  model.on("change:reaction", update);
  return {
    element,
    expect(answer) {
      clear();
      expected = JSON.stringify(answer);
      timer = setTimeout(() => element.replaceChildren("Run the cell to hear a reaction."), 3000);
      update();
    },
    forget() {
      clear();
      expected = undefined;
    },
  };
}

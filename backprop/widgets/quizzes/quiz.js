// An answer goes three ways: to the kernel, into the cell, and back as a sentence about it.
import { html } from "../shared/dom.js";
import { asPython, recorded } from "./cell_source.js";

/** `give(answer)` keeps it; `place` shows what to copy where nobody can write into the cell. */
export function keeper(model, root) {
  const place = html("div", { class: "bp-copy", hidden: true });
  function give(answer) {
    model.set("answer", answer);
    model.save_changes();
    const [call, name] = [model.get("call"), model.get("name")];
    if (!name || !model.get("live")) return;
    const rewrite = (source) => recorded(source, { call, name, answer });
    const detail = { rewrite, done: false };
    root.dispatchEvent(new CustomEvent("backprop-cell", { bubbles: true, composed: true, detail }));
    place.hidden = detail.done;
    if (!detail.done) place.replaceChildren(...toCopy(`${name} = ${asPython(answer)}`, call));
  }
  return { give, place };
}

function toCopy(code, call) {
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

/** A sentence about an answer: a sign, a word, and the text with its *emphasis*. */
export function verdict({ right, text }) {
  const words = text.split(/\*([^*]+)\*/).map((part, i) => (i % 2 ? html("em", {}, part) : part));
  const sign = html("b", { class: right ? "bp-right" : "bp-wrong" }, right ? "✓ right" : "✗ not yet");
  return [sign, " ", ...words];
}

/** Where the kernel's reaction to an answer is shown, once `expect(answer)` has asked for it. */
export function reactionLine(model) {
  const place = html("p", { class: "bp-reaction", role: "status" });
  let expected;
  let waiting;
  const tell = () => {
    const reaction = model.get("reaction");
    if (!expected || JSON.stringify(reaction.about) !== expected) return;
    clearTimeout(waiting);
    place.replaceChildren(...verdict(reaction));
  };
  model.on("change:reaction", tell);
  return {
    place,
    expect(answer) {
      expected = JSON.stringify(answer);
      place.replaceChildren();
      clearTimeout(waiting);
      waiting = setTimeout(() => place.replaceChildren("Run the cell to hear a reaction."), 3000);
      tell();
    },
    forget() {
      expected = undefined;
      clearTimeout(waiting);
      place.replaceChildren();
    },
  };
}

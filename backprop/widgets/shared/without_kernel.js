// Draws a widget in a page without a kernel, from the values that were saved in the page.

/** The model that `render` asks: it keeps values, and answers from what was recorded. */
function modelWithoutKernel(saved) {
  const { keep, kept } = answerStorage(saved);
  const values = { ...saved, ...kept };
  const listeners = {};
  return {
    get: (name) => values[name],
    set: (name, value) => {
      values[name] = value;
      (listeners[`change:${name}`] ?? []).forEach((listener) => listener());
    },
    on: (event, listener) => (listeners[event] ??= []).push(listener),
    off: () => {},
    save_changes() {
      keep(values.answer);
      const { settings, trait, answers } = values.recorded_answers ?? {};
      const answer = answers?.[settings.map((name) => values[name]).join()];
      if (answer) this.set(trait, answer);
    },
  };
}

/** A standalone page keeps a quiz's answer in the browser's storage, where that is allowed. */
function answerStorage({ standalone, name, cards, steps }) {
  const nowhere = { keep() {}, kept: {} };
  if (!standalone || !name) return nowhere;
  const key = `backprop: ${name} ${cards ?? steps ?? ""}`; // changes when the quiz does
  try {
    const kept = localStorage.getItem(key);
    return {
      keep: (answer) => localStorage.setItem(key, JSON.stringify(answer)),
      kept: kept ? { answer: JSON.parse(kept) } : {},
    };
  } catch {
    return nowhere;
  }
}

/** Replaces the placeholder by the widget; not in JupyterLab, where a kernel may start. */
export function drawWithoutKernel(id, values, render) {
  const placeholder = document.getElementById(id);
  const inJupyter = document.querySelector(".jp-NotebookPanel, .jp-NotebookPanel-notebook");
  if (!placeholder || inJupyter) return;
  const style = document.createElement("style");
  style.textContent = values._css;
  const element = document.createElement("div");
  placeholder.replaceWith(style, element);
  render({ model: modelWithoutKernel(values), el: element });
}

// In a page without a kernel: the widget again, with what it knew when the page was saved.

/** A model that remembers what it is told and has nobody to tell. */
function modelOf(given) {
  const { keep, kept } = memory(given);
  const traits = { ...given, ...kept };
  const listeners = {};
  return {
    get: (name) => traits[name],
    set: (name, value) => {
      traits[name] = value;
      (listeners[`change:${name}`] ?? []).forEach((listener) => listener());
    },
    on: (event, listener) => (listeners[event] ??= []).push(listener),
    off: () => {},
    save_changes() {
      keep(traits.answer);
      const { settings, trait, said } = traits.replies ?? {};
      const reply = said?.[settings.map((name) => traits[name]).join()];
      if (reply) this.set(trait, reply);
    },
  };
}

/** A page that never has a kernel keeps its answers in the browser, where that is allowed. */
function memory({ standalone, name, cards, steps }) {
  if (!standalone || !name) return { keep() {}, kept: {} };
  const place = `backprop: ${name} ${cards ?? steps ?? ""}`; // of this quiz as it is now
  try {
    const kept = localStorage.getItem(place);
    return {
      keep: (answer) => localStorage.setItem(place, JSON.stringify(answer)),
      kept: kept ? { answer: JSON.parse(kept) } : {},
    };
  } catch {
    return { keep() {}, kept: {} };
  }
}

/** Puts the widget in the place of its still picture; not in JupyterLab, where a kernel may come. */
export function revive(key, traits, render) {
  const still = document.getElementById(key);
  if (!still || document.querySelector(".jp-NotebookPanel, .jp-NotebookPanel-notebook")) return;
  const style = document.createElement("style");
  style.textContent = traits._css;
  const place = document.createElement("div");
  still.replaceWith(style, place);
  render({ model: modelOf(traits), el: place });
}

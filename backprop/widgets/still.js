// In a page without a kernel: the widget again, with what it knew when the page was saved.

/** A model that remembers what it is told and has nobody to tell. */
function modelOf(traits) {
  const listeners = {};
  return {
    get: (name) => traits[name],
    set: (name, value) => {
      traits[name] = value;
      (listeners[`change:${name}`] ?? []).forEach((listener) => listener());
    },
    on: (event, listener) => (listeners[event] ??= []).push(listener),
    off: () => {},
    save_changes: () => {},
  };
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

// Walking through the steps: back, play, next, and a slider.

import { html } from "../shared/dom.js";

/** The kinds of steps, as a reader calls them. */
export const KINDS = {
  forward: "forward",
  loss: "loss",
  signal: "error signal",
  gradient: "gradient",
  update: "update",
};
const PLAY_MS = 1400;

export function button(name, onclick) {
  return html("button", { type: "button", class: "bp-button", onclick }, name);
}

/** The row of buttons. `goTo(index)` shows another step; `paint()` follows it. */
export function walk(state, goTo) {
  let timer = null;
  const track = html("input", {
    type: "range",
    min: 0,
    step: 1,
    "aria-label": "Step of the cycle",
    oninput: () => goTo(Number(track.value)),
  });
  const back = button("‹ Back", () => goTo(state.at - 1));
  const next = button("Next ›", () => goTo(state.at + 1));
  const playButton = button("▶ Play", () => (timer ? pause() : play()));
  const count = html("span", { class: "bp-quiet bp-count" });
  const isLast = () => state.at === state.steps.length - 1;

  function play() {
    if (isLast()) goTo(0);
    timer = setInterval(() => {
      goTo(state.at + 1);
      if (isLast()) pause();
    }, PLAY_MS);
    playButton.textContent = "❚❚ Pause";
  }

  function pause() {
    clearInterval(timer);
    timer = null;
    playButton.textContent = "▶ Play";
  }

  function paint() {
    const position = `${state.at + 1} of ${state.steps.length}`;
    track.max = state.steps.length - 1;
    track.value = state.at;
    track.setAttribute("aria-valuetext", `${position}: ${state.step.title}`);
    count.textContent = position;
    back.disabled = state.at === 0;
    next.disabled = isLast();
  }
  return { element: html("div", { class: "bp-walk" }, back, playButton, next, track, count), paint, pause };
}

// A training that was recorded, in a page without a kernel: what the kernel would do when it is told.

const PACE = 60; // milliseconds a frame

/** `tell(what)` starts, pauses, resets; `show(number)` stops at a frame. */
export function film(model, frames) {
  let at = 0;
  let timer;

  function stage(name) {
    clearInterval(timer);
    model.set("stage", name);
  }
  function go(number) {
    at = number;
    model.set("frame", frames[at]);
  }
  function on() {
    if (at + 1 < frames.length) go(at + 1);
    if (at + 1 === frames.length) stage("done");
  }
  const deeds = {
    start() {
      stage("running");
      timer = setInterval(on, PACE);
    },
    pause: () => stage("paused"),
    reset() {
      stage("ready");
      go(0);
    },
  };
  return {
    tell: (what) => deeds[what](),
    show(number) {
      stage(number + 1 < frames.length ? "paused" : "done");
      go(number);
    },
  };
}

// Plays a recorded training in a page without a kernel, which understands the same commands.

const FRAME_MS = 60;

/** `command("start" | "pause" | "reset")`, as the kernel does it; `show(number)` stops at a frame. */
export function recordedTraining(model, frames) {
  let current = 0;
  let timer;

  function setStage(name) {
    clearInterval(timer);
    model.set("stage", name);
  }
  function goTo(number) {
    current = number;
    model.set("frame", frames[current]);
  }
  function advance() {
    if (current + 1 < frames.length) goTo(current + 1);
    if (current + 1 === frames.length) setStage("done");
  }
  const commands = {
    start() {
      setStage("running");
      timer = setInterval(advance, FRAME_MS);
    },
    pause: () => setStage("paused"),
    reset() {
      setStage("ready");
      goTo(0);
    },
  };
  return {
    command: (name) => commands[name](),
    show(number) {
      setStage(number + 1 < frames.length ? "paused" : "done");
      goTo(number);
    },
  };
}

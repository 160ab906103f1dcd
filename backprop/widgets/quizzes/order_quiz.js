// Steps in a list: dragged, or moved with their buttons or the arrow keys.
import { frame, html, problemLine } from "../shared/dom.js";
import { keeper, reactionLine } from "./quiz.js";
import Sortable from "./vendor/Sortable.min.js";

function render({ model, el }) {
  const root = frame(model, el, "order");
  root.append(problemLine(model));
  if (!model.get("steps").length) return undefined;

  const answers = keeper(model, root);
  const reaction = reactionLine(model);
  const said = html("p", { class: "bp-said", role: "status" });
  const list = html("ol", { class: "bp-steps" });
  const rows = new Map(model.get("steps").map((step) => [step, row(step, move)]));
  const confirm = html("button", { class: "bp-button", type: "button" }, "This is my order");
  root.append(list, confirm, said, reaction.place, answers.place);

  const order = () => [...list.children].map((item) => item.dataset.step);

  function refresh() {
    const answered = model.get("answer").length > 0;
    const wanted = answered ? model.get("answer") : model.get("steps");
    if (wanted.join("\n") !== order().join("\n"))
      list.replaceChildren(...wanted.map((step) => rows.get(step).place));
    wanted.forEach((step, i) => {
      // Disabled for the eyes and ears only: a disabled button would lose the focus.
      rows.get(step).up.setAttribute("aria-disabled", i === 0);
      rows.get(step).down.setAttribute("aria-disabled", i === wanted.length - 1);
    });
    if (!answered) said.textContent = "Not answered yet: move a step, or say that this is your order.";
  }

  function moved(step) {
    reaction.forget();
    answers.give(order());
    refresh();
    said.textContent = `“${step}” is now number ${order().indexOf(step) + 1} of ${rows.size}.`;
  }

  function move(step, by, button) {
    const place = rows.get(step).place;
    const other = by < 0 ? place.previousElementSibling : place.nextElementSibling;
    if (!other) return;
    // The other one is moved, so that this one keeps the focus.
    if (by < 0) place.after(other);
    else place.before(other);
    button.focus();
    moved(step);
  }

  confirm.addEventListener("click", () => {
    answers.give(order());
    refresh();
    said.textContent = "";
    reaction.expect(order());
  });
  model.on("change:answer", refresh);
  refresh();

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const sortable = Sortable.create(list, {
    animation: calm ? 0 : 120,
    forceFallback: true,
    fallbackTolerance: 4,
    ghostClass: "bp-card-gap",
    onEnd({ item, oldIndex, newIndex }) {
      if (oldIndex !== newIndex) moved(item.dataset.step);
    },
  });
  return () => sortable.destroy();
}

function row(step, move) {
  const arrow = (by, way, sign) => {
    const button = html(
      "button",
      { class: "bp-button", type: "button", "aria-label": `Move “${step}” ${way}` },
      sign,
    );
    button.addEventListener("click", () => move(step, by, button));
    return button;
  };
  const [up, down] = [arrow(-1, "up", "▲"), arrow(1, "down", "▼")];
  const grip = html("span", { class: "bp-grip", "aria-hidden": "true" }, "⠿");
  const name = html("span", { class: "bp-step" }, step);
  const place = html("li", { "data-step": step }, html("div", {}, grip, name, up, down));
  place.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(step, by, event.target);
  });
  return { place, up, down };
}

export default { render };

// Steps in a list: they are dragged, or moved with their buttons or the arrow keys.
import { frame, html, problemLine } from "../shared/dom.js";
import { answerKeeper, reactionLine } from "./quiz.js";
import Sortable from "./vendor/Sortable.min.js";

function render({ model, el }) {
  const root = frame(model, el, "order");
  root.append(problemLine(model));
  if (!model.get("steps").length) return undefined;

  const keeper = answerKeeper(model, root);
  const reaction = reactionLine(model);
  const status = html("p", { class: "bp-status", role: "status" });
  const list = html("ol", { class: "bp-steps" });
  const rows = new Map(model.get("steps").map((step) => [step, row(step, move)]));
  const confirm = html("button", { class: "bp-button", type: "button" }, "This is my order");
  root.append(list, confirm, status, reaction.element, keeper.element);

  const order = () => [...list.children].map((item) => item.dataset.step);

  function refresh() {
    const answered = model.get("answer").length > 0;
    const wanted = answered ? model.get("answer") : model.get("steps");
    if (wanted.join("\n") !== order().join("\n"))
      list.replaceChildren(...wanted.map((step) => rows.get(step).element));
    wanted.forEach((step, i) => {
      // Only marked as disabled: a disabled button would lose the focus.
      rows.get(step).up.setAttribute("aria-disabled", i === 0);
      rows.get(step).down.setAttribute("aria-disabled", i === wanted.length - 1);
    });
    if (!answered) status.textContent = "Not answered yet: move a step, or say that this is your order.";
  }

  function moved(step) {
    reaction.forget();
    keeper.keep(order());
    refresh();
    status.textContent = `“${step}” is now number ${order().indexOf(step) + 1} of ${rows.size}.`;
  }

  function move(step, by, button) {
    const item = rows.get(step).element;
    const neighbour = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!neighbour) return;
    // The neighbour is moved, so that this step keeps the focus.
    if (by < 0) item.after(neighbour);
    else item.before(neighbour);
    button.focus();
    moved(step);
  }

  confirm.addEventListener("click", () => {
    keeper.keep(order());
    refresh();
    status.textContent = "";
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
  const arrow = (by, direction, sign) => {
    const button = html(
      "button",
      { class: "bp-button", type: "button", "aria-label": `Move “${step}” ${direction}` },
      sign,
    );
    button.addEventListener("click", () => move(step, by, button));
    return button;
  };
  const [up, down] = [arrow(-1, "up", "▲"), arrow(1, "down", "▼")];
  const grip = html("span", { class: "bp-grip", "aria-hidden": "true" }, "⠿");
  const name = html("span", { class: "bp-step" }, step);
  const element = html("li", { "data-step": step }, html("div", {}, grip, name, up, down));
  element.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(step, by, event.target);
  });
  return { element, up, down };
}

export default { render };

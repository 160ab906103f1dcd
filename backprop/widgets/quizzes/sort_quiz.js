// Cards are sorted into boxes. A card is dragged, or picked up and put down by clicks or keys.
import { frame, html, problemLine } from "../shared/dom.js";
import { answerKeeper, verdict } from "./quiz.js";
import { networkMap } from "./network_map.js";
import Sortable from "./vendor/Sortable.min.js";

const TRAY = ""; // the key of the box for cards that are not sorted yet

function render({ model, el }) {
  const root = frame(model, el, "sort");
  root.append(problemLine(model));
  if (!model.get("cards").length) return undefined;

  const titles = [[TRAY, "Not sorted yet"], ...model.get("boxes")];
  const boxes = new Map(titles.map(([key, title]) => [key, makeBox(key, title)]));
  const cards = new Map(model.get("cards").map((name) => [name, makeCard(name, model)]));
  const map = networkMap();
  const status = html("p", { class: "bp-status", role: "status" });
  const checkButton = html("button", { class: "bp-button", type: "button", onclick: check }, "Check my boxes");
  const keeper = answerKeeper(model, root);
  const [tray, ...others] = boxes.values();
  const table = html(
    "div",
    {},
    html("div", { class: "bp-sort-top" }, tray.element, map.element),
    html("div", { class: "bp-sort-boxes" }, ...others.map((box) => box.element)),
  );
  root.append(table, html("div", { class: "bp-sort-end" }, checkButton, status), keeper.element);

  let inHand = null; // the name of the card that has been picked up
  const boxOf = (name) => model.get("answer")[name] ?? TRAY;
  const say = (text) => status.replaceChildren(text);
  const showLocation = (name) => map.show(model.get("locations")[name]);

  function hold(name) {
    inHand = name;
    root.classList.toggle("bp-holding", name !== null);
    for (const [card, { button }] of cards) {
      button.setAttribute("aria-pressed", card === name);
      button.tabIndex = name === null || card === name ? 0 : -1; // Tab goes straight to the boxes
    }
    showLocation(name);
  }

  function pickUp(name) {
    hold(name);
    say(`“${name}” is in your hand. Choose a box: click it, or arrow keys and Enter. Escape: leave it.`);
  }

  function leave() {
    const name = inHand;
    hold(null);
    cards.get(name).button.focus();
    say(`“${name}” stays where it was.`);
  }

  /** Puts the card into the box. With keys, the focus moves on to the next unsorted card. */
  function put(name, key, withKeys = false) {
    const from = boxOf(name);
    hold(null);
    cards.get(name).hideFeedback();
    if (key !== from) keeper.keep({ ...model.get("answer"), [name]: key });
    refresh();
    const unsorted = [...cards.keys()].filter((card) => boxOf(card) === TRAY);
    const next = withKeys && from === TRAY ? (cards.get(unsorted[0])?.button ?? checkButton) : null;
    (next ?? cards.get(name).button).focus();
    const rest = unsorted.length ? `${unsorted.length} of ${cards.size} left` : "all are sorted";
    const where = key === TRAY ? "unsorted again" : `now in ${boxes.get(key).title}`;
    say(`“${name}” is ${where}; ${rest}.`);
  }

  function refresh() {
    for (const [name, { element }] of cards) {
      const { list } = boxes.get(boxOf(name));
      if (element.parentElement !== list) list.append(element);
    }
    for (const { element, title, list } of boxes.values()) {
      element.setAttribute("aria-label", `${title}, cards: ${list.children.length}`);
    }
  }

  function check() {
    const feedback = model.get("feedback");
    const sorted = [...cards.keys()].filter((name) => boxOf(name) !== TRAY);
    for (const name of sorted) cards.get(name).showFeedback(feedback[name][boxOf(name)]);
    const right = sorted.filter((name) => feedback[name][boxOf(name)].right).length;
    const left = cards.size - sorted.length;
    say(`${right} of ${cards.size} are right.${left ? ` Not sorted yet: ${left}.` : ""}`);
  }

  table.addEventListener("click", (event) => {
    const withKeys = event.detail === 0;
    const name = event.target.closest(".bp-card")?.dataset.card;
    const key = event.target.closest(".bp-box")?.dataset.box;
    if (inHand !== null && name === inHand) leave();
    else if (inHand !== null && key !== undefined && (!name || key !== boxOf(inHand)))
      put(inHand, key, withKeys);
    else if (name !== undefined) pickUp(name);
    else if (event.target.closest(".bp-box-name")) say("First take a card, then choose its box.");
  });

  table.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (inHand === null) return;
    if (event.key === "Escape") leave();
    else if (step) {
      const keys = [...boxes.keys()];
      const current = keys.indexOf(event.target.closest(".bp-box")?.dataset.box ?? boxOf(inHand));
      boxes.get(keys[(current + step + keys.length) % keys.length]).button.focus();
    } else return;
    event.preventDefault();
  });

  table.addEventListener("focusin", (event) => {
    if (inHand === null) showLocation(event.target.closest(".bp-card")?.dataset.card);
  });

  model.on("change:answer", refresh);
  hold(null);
  refresh();
  return makeSortable([...boxes.values()], model.get("placeholder_id"), {
    onStart(name) {
      hold(null);
      root.classList.add("bp-holding");
      showLocation(name);
    },
    onEnd: put,
  });
}

/** Lets cards be dragged between the boxes; returns what ends that. */
function makeSortable(boxes, group, { onStart, onEnd }) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const lists = boxes.map(({ list }) =>
    Sortable.create(list, {
      group,
      animation: calm ? 0 : 120,
      forceFallback: true, // the browser's own dragging has no touch
      fallbackTolerance: 4,
      emptyInsertThreshold: 40,
      ghostClass: "bp-card-gap",
      onStart: ({ item }) => onStart(item.dataset.card),
      onEnd: ({ item, to }) => onEnd(item.dataset.card, to.closest(".bp-box").dataset.box),
    }),
  );
  return () => lists.forEach((list) => list.destroy());
}

function makeBox(key, title) {
  const button = html("button", { class: "bp-box-name", type: "button" }, title);
  const list = html("ul", { class: "bp-box-cards" });
  const element = html("div", { class: "bp-box", role: "group", "data-box": key }, button, list);
  return { element, title, button, list };
}

function makeCard(name, model) {
  const id = `${model.get("placeholder_id")}-${model.get("cards").indexOf(name)}`;
  const button = html(
    "button",
    { class: "bp-card", type: "button", "data-card": name, "aria-describedby": id },
    name,
  );
  const location = html("span", { id, hidden: true }, model.get("locations")[name].words);
  const note = html("p", { class: "bp-card-note", hidden: true });
  const element = html("li", { "data-card": name }, button, location, note);
  return {
    element,
    button,
    showFeedback(feedback) {
      note.replaceChildren(...verdict(feedback));
      note.hidden = false;
    },
    hideFeedback() {
      note.hidden = true;
    },
  };
}

export default { render };
